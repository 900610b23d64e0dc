/** Serves the built pages: HTML with the company's name in it, and files whose names change when they do. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Which pages, and whose. */
export interface Pages {
  /** Stands in the pages; asked for each time, since the knowledge base may be reloaded. */
  readonly companyName: () => string;
  /** Folder of the built pages; found by itself when left out. */
  readonly folder?: string;
}

const NOT_BUILT = 'The pages are not built yet. Run "npm run build", then start the desk again.';
const ADDRESSES = { '/': 'index.html', '/staff': 'staff.html' } as const;

/** Adds the chat page at `/`, the staff page at `/staff` and their files. */
export async function servePages(app: FastifyInstance, { companyName, folder = builtPages() }: Pages): Promise<void> {
  for (const [address, file] of Object.entries(ADDRESSES)) {
    const path = folder && join(folder, file);
    const html = path && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    app.get(address, async (_request, reply) => {
      if (!html) return reply.code(503).send({ error: NOT_BUILT });
      const page = html.replaceAll('%COMPANY%', escapeHtml(companyName()));
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
    });
  }
  const assets = folder && join(folder, 'assets');
  if (!assets || !existsSync(assets)) return;
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    decorateReply: false,
  });
}

/** `dist/web`, seen from the built server in `dist/src/console` or from the sources in `src/console`. */
function builtPages(): string | undefined {
  const candidates = ['../../web', '../../dist/web'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return candidates.find((path) => existsSync(join(path, 'index.html')));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
