/** The page on which staff pair the desk with a phone; for those who have logged in at the staff page. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toString as drawQr } from 'qrcode';
import type { Pairing } from './pairing.ts';

export interface PairingPageOptions {
  readonly isStaff: (request: FastifyRequest) => Promise<boolean>;
  readonly pairing: () => Pairing;
  /** Somebody waits for the code. */
  readonly wanted: () => void;
}

const PAGE = '/staff/whatsapp';
/** The code changes every 20 s. */
const RELOAD_S = 5;

/** Adds the page and its picture; neither is ever kept by a browser, because whoever scans the code reads every message. */
export function pairingPage(app: FastifyInstance, { isStaff, pairing, wanted }: PairingPageOptions): void {
  app.get(PAGE, async (request, reply) => {
    if (!(await isStaff(request))) return reply.redirect('/staff');
    wanted();
    return unkept(reply).type('text/html; charset=utf-8').send(page(pairing()));
  });

  app.get(`${PAGE}/code.svg`, async (request, reply) => {
    if (!(await isStaff(request))) return reply.code(401).send({ error: 'Please log in.' });
    const now = pairing();
    const qr = now.state === 'unpaired' ? now.qr : undefined;
    if (!qr) return unkept(reply).code(404).send({ error: 'There is no code at the moment.' });
    return unkept(reply)
      .type('image/svg+xml')
      .send(await drawQr(qr, { type: 'svg', margin: 2 }));
  });

  app.get(`${PAGE}/page.css`, async (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
}

function unkept(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store');
}

function page(now: Pairing): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${RELOAD_S}">
<title>WhatsApp</title>
<link rel="stylesheet" href="${PAGE}/page.css">
</head>
<body>
<main>
<h1>WhatsApp</h1>
${now.state === 'paired' ? pairedPart(now) : unpairedPart(now)}
<p><a href="/staff">Back to the conversations</a></p>
</main>
</body>
</html>
`;
}

function pairedPart({ health }: Extract<Pairing, { state: 'paired' }>): string {
  if (health.ready) return '<p>The desk is paired and connected.</p>';
  return `<p>The desk is paired, but not connected. ${escaped(health.why)}</p>`;
}

function unpairedPart({ qr, code, health }: Extract<Pairing, { state: 'unpaired' }>): string {
  if (code) {
    return `<ol><li>Open WhatsApp on the phone.</li><li>Settings, linked devices, link a device, <em>link with phone number instead</em>.</li><li>Type this code:</li></ol>
<p class="code">${escaped(code.slice(0, 4))}-${escaped(code.slice(4))}</p>`;
  }
  if (!qr) return `<p>Waiting for a code… ${health.ready ? '' : escaped(health.why)}</p>`;
  return `<ol><li>Open WhatsApp on the phone.</li><li>Settings, linked devices, link a device.</li><li>Scan this code. It changes every 20 seconds; the page follows.</li></ol>
<p><img src="${PAGE}/code.svg" alt="The code to scan" width="320" height="320"></p>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1c2733; background: #f4f6f8; }
main { max-width: 30rem; margin: 2rem auto; padding: 1.5rem; background: #fff; border-radius: 0.75rem; }
h1 { margin-top: 0; font-size: 1.25rem; }
img { display: block; margin: 1rem auto; max-width: 100%; height: auto; }
.code { font-size: 2rem; letter-spacing: 0.1em; text-align: center; font-family: ui-monospace, monospace; }
@media (prefers-color-scheme: dark) {
  body { color: #e6ebf0; background: #10161c; }
  main { background: #1a222b; }
  a { color: #8ec5ff; }
  img { background: #fff; border-radius: 0.5rem; }
}
`;
