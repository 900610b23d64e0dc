/** Somebody answers on the paired phone: the bot is silent, and after the hours of the setting it answers again. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { PAIRED_PHONE } from '../../src/core/person.ts';
import { type TrialDesk, trialDesk } from './trial-desk.ts';

const HOUR = 3600;
const ASKED = 'who are you?';

let desk: TrialDesk;
afterEach(() => desk?.end());

/** A desk with this setting, a customer who has written, and somebody who has answered from the phone. */
async function answered(hours: string): Promise<void> {
  const { whatsapp } = readConfig({ WHATSAPP_ENABLED: 'true', WHATSAPP_TAKEOVER_HOURS: hours });
  desk = await trialDesk({ policy: (turn) => decide(turn, whatsapp) });
  await desk.customer('hello');
  await desk.idle();
  await fromPhone('Good morning, this is Li.');
}

async function fromPhone(text: string): Promise<void> {
  await desk.staff(text, { staff: PAIRED_PHONE, place: PAIRED_PHONE.id, alreadySent: true });
  await desk.idle();
}

/** Whether the bot answers a question now. */
async function botAnswers(): Promise<boolean> {
  const before = desk.told('customer').length;
  await desk.customer(ASKED);
  await desk.idle();
  return desk.told('customer').length > before;
}

describe('a takeover from the paired phone', () => {
  it('ends when nobody has answered for the hours of the setting, and staff are told', async () => {
    await answered('12');
    await desk.pass(12 * HOUR - 1);
    expect(await botAnswers()).toBe(false);
    await desk.pass(1);
    expect(await botAnswers()).toBe(true);
    expect(await desk.conversation()).toMatchObject({ status: 'bot', owner: null });
    expect(desk.told('staff').at(-1)).toMatch(/Nobody has answered Ana.* for 12 hours.*the bot answers/);
    expect(await botAnswers()).toBe(true);
    expect(desk.told('staff').filter((text) => text.includes('Nobody has answered'))).toHaveLength(1);
  });

  it('begins anew with each word of a person, on the phone or elsewhere, and with no word of the customer', async () => {
    await answered('12');
    await desk.pass(10 * HOUR);
    await fromPhone('I have sent it.');
    await desk.pass(10 * HOUR);
    await desk.staff('And the certificate as well.');
    await desk.pass(10 * HOUR);
    expect(await botAnswers()).toBe(false);
    await desk.pass(2 * HOUR);
    expect(await botAnswers()).toBe(true);
  });

  it('can be taken up again from the phone, and then lasts as long again', async () => {
    await answered('1');
    await desk.pass(HOUR);
    expect(await botAnswers()).toBe(true);
    await fromPhone('Li again.');
    expect(await botAnswers()).toBe(false);
    expect((await desk.conversation())?.owner).toEqual(PAIRED_PHONE);
    await desk.pass(HOUR);
    expect(await botAnswers()).toBe(true);
  });

  it('raises the alarm at once for what the customer says first', async () => {
    await answered('1');
    await desk.pass(HOUR);
    await desk.customer('human');
    await desk.idle();
    expect((await desk.conversation())?.status).toBe('waiting');
    expect(await desk.tickets()).toHaveLength(1);
  });

  it('never ends by itself when the setting is 0, as it is unless somebody changes it', async () => {
    await answered('');
    await desk.pass(1000 * HOUR);
    expect(await botAnswers()).toBe(false);
  });

  it('is not what staff do with a reply or /claim: that ends with /close', async () => {
    await answered('1');
    await desk.staff('/close');
    await desk.staff('Dear Ana,');
    await desk.pass(1000 * HOUR);
    expect(await botAnswers()).toBe(false);
  });
});

describe('the setting', () => {
  it.each(['-1', '0.5', '721', 'a day'])('is not %s hours', (hours) => {
    const read = () => readConfig({ WHATSAPP_TAKEOVER_HOURS: hours });
    expect(read).toThrow(
      new ConfigError('WHATSAPP_TAKEOVER_HOURS must be a whole number from 0 to 720; see .env.example'),
    );
  });
});
