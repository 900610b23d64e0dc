/** What watches the desk from outside hears the truth: alive, ready or why not, how busy. */
import { appendFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type Desk, endDesks, projectOfItsOwn, startDesk, waitUntil } from '../standins/desk-process.ts';
import { startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { questionOn } from './known-answers.ts';
import { telegramSettings } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

let tg: Telegram | undefined;

afterEach(async () => {
  await endDesks();
  await tg?.stop();
  tg = undefined;
});

interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, string>>;
}

/** Waits until `/readyz` answers so. */
async function readyz(desk: Desk, fits: (found: Readiness) => boolean): Promise<Readiness> {
  const isIt = ({ status, text }: { status: number; text: string }) => {
    const found = JSON.parse(text) as Readiness;
    expect(status).toBe(found.ready ? 200 : 503);
    return fits(found);
  };
  return JSON.parse((await waitUntil(`${desk.url}/readyz`, isIt)).text);
}

describe('/healthz and /readyz', () => {
  it('name Telegram and staff while they are out of reach, one by one, and are ready when they are back', async () => {
    tg = await startTelegram();
    const group = tg.group({ id: -1_001_234_567_890, title: 'Desk' });
    const down = tg.fault({ method: '*', dropConnection: 'before', times: Number.POSITIVE_INFINITY });
    const desk = startDesk(telegramSettings(tg, group.id));
    await desk.opened();
    const { parts } = await readyz(desk, (found) => /not connected/.test(found.parts.telegram ?? ''));
    expect(Object.keys(parts).sort()).toEqual(['staff', 'telegram']);
    expect(JSON.stringify(parts)).not.toContain(tg.token);
    // The process itself runs.
    expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
    await tg.waitFor(({ call }) => call?.outcome === 'dropped', { what: 'another try', since: 0 });
    down.cancel();
    await readyz(desk, ({ ready }) => ready);

    group.removesBot();
    const thrownOut = await readyz(desk, ({ ready }) => !ready);
    expect(Object.keys(thrownOut.parts)).toEqual(['staff']);
    expect(thrownOut.parts.staff).toContain('TELEGRAM_STAFF_CHAT_ID');
    group.addsBot();
    await readyz(desk, ({ ready }) => ready);
  });

  it('need nobody else in an empty environment, and name the knowledge while its files are broken', async () => {
    const project = projectOfItsOwn();
    const desk = startDesk({}, { project });
    await desk.opened();
    const health = await fetch(`${desk.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect(await readyz(desk, () => true)).toEqual({ ready: true, parts: {} });

    const file = path.join(project, 'knowledge', 'company.yaml');
    appendFileSync(file, '\nhours: [open\n');
    const { parts } = await readyz(desk, ({ ready }) => !ready);
    expect(Object.keys(parts)).toEqual(['knowledge']);
    expect(parts.knowledge).toMatch(/company\.yaml:\d+/);
    // The last good version goes on answering.
    expect((await fetch(`${desk.url}/`)).status).toBe(200);
    cpSync(path.join('knowledge', 'company.yaml'), file);
    await readyz(desk, ({ ready }) => ready);
  });
});

describe('/metrics', () => {
  it('count what came in, what was decided, what was sent, and what waits', async () => {
    tg = await startTelegram();
    tg.group({ id: -500, title: 'Desk' });
    const desk = startDesk(telegramSettings(tg, -500));
    await desk.ready();
    const ana = tg.person({ id: 7001, first_name: 'Xanthippe' });
    ana.says(questionOn('moq'));
    ana.says('human');
    const isDone = ({ text }: { text: string }) =>
      /^desk_deliveries_total\{channel="telegram",kind="alert",result="sent"\} 1$/m.test(text) &&
      /^desk_deliveries_total\{channel="telegram",kind="answer",result="sent"\} 2$/m.test(text);
    const { text } = await waitUntil(`${desk.url}/metrics`, isDone);
    expect(text).toMatch(/^desk_messages_received_total\{channel="telegram",from="customer",duplicate="false"\} 2$/m);
    expect(text).toMatch(/^desk_turns_total\{behaviour="handoff"\} 1$/m);
    expect(text).toMatch(/^desk_tickets_opened_total\{desk="sales",kind="person"\} 1$/m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
    expect(text).not.toContain('Xanthippe');
    // A proxy on this machine that passes on a stranger.
    const passedOn = await fetch(`${desk.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(passedOn.status).toBe(403);
    // What cannot be sent waits, and shows.
    tg.fault({ method: 'sendMessage', status: 429, retryAfter: 60, times: 9 });
    ana.says(questionOn('moq'));
    await waitUntil(`${desk.url}/metrics`, (answer) =>
      /^desk_outbox_backlog\{channel="telegram"\} 1$/m.test(answer.text),
    );
  });
});
