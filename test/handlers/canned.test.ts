/** `/canned`: when it sends, when it only shows, and what its buttons carry. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import type { Conversation } from '../../src/core/conversation.ts';
import type { Effect, Send } from '../../src/core/effect.ts';
import type { StaffMessage } from '../../src/core/message.ts';
import { staffTurn } from '../flow/turns.ts';
import { shipped, toCustomer, viewOf } from './turns.ts';

const GOT_IT = shipped.canned.get('en')!.get('got-it')!;
const ROOM = { kind: 'room', customer: {} } as const;
const WANG = { status: 'staff', owner: { id: 's2', name: 'Wang' } } as const;

function told(text: string, conversation: Partial<Conversation> = {}, more: Partial<StaffMessage> = {}) {
  const turn = staffTurn(text, conversation);
  const knowledge = viewOf({}, { language: turn.conversation.language });
  return decide({ ...turn, knowledge, message: { ...turn.message, ...more } });
}

const notices = (effects: readonly Effect[]) =>
  effects.filter((effect): effect is Send => effect.type === 'send' && effect.to === 'staff');
const words = (effects: readonly Effect[]) => notices(effects).map(({ wording }) => wording.text);

describe('a shortcut', () => {
  it('sends its text as the words of whoever said it, who then has the conversation', () => {
    const effects = told('/canned got-it');
    expect(toCustomer(effects)).toMatchObject([
      { by: 'person', wording: { text: GOT_IT, provenance: [{ kind: 'person', who: 'Li' }] } },
    ]);
    // The same as typed words do, and a notice that says what was sent.
    const typed = told(GOT_IT).filter(({ type }) => type !== 'send');
    expect(effects.filter(({ type }) => type !== 'send')).toEqual(typed);
    expect(words(effects)).toEqual([`To Ana: ${GOT_IT}`]);
  });

  it('sends also from where words would not speak: in a topic, or below a notice', () => {
    expect(toCustomer(told('/canned got-it', {}, { speaks: false }))).toHaveLength(1);
    expect(toCustomer(told('/canned@desk_bot Got-It', {}, { speaks: false }))).toHaveLength(1);
  });

  it('sends the text in the language of the conversation', () => {
    const [sent] = toCustomer(told('/canned got-it', { language: 'zh' }));
    expect(sent?.wording.text).toBe(shipped.canned.get('zh')?.get('got-it'));
  });

  it('tells who sends it, once, that the text is not in the customer’s language', () => {
    const strange = { language: 'ja' };
    expect(words(told('/canned got-it', strange))[0]).toContain('Ana writes ja, your words look like en');
    expect(words(told('/canned got-it', { ...strange, warnedOfLanguage: true }))).toEqual([`To Ana: ${GOT_IT}`]);
  });

  it('tells that another person has the conversation, as typed words do', () => {
    const effects = told('/canned got-it', WANG);
    expect(toCustomer(effects)).toHaveLength(1);
    expect(words(effects)[0]).toContain('Wang has this conversation');
    expect(effects.some(({ type }) => type === 'setStatus')).toBe(false);
  });

  it('sends nothing to a customer who has asked us not to write, and claims nothing else', () => {
    const effects = told('/canned got-it', { status: 'optedOut' });
    expect(effects).toEqual(told('any words', { status: 'optedOut' }));
    expect(words(effects)).toEqual([expect.stringContaining('Not sent: Ana has asked us not to write')]);
  });

  it('sends nothing from the room, where it is about nobody', () => {
    const effects = told('/canned got-it', ROOM);
    expect(effects).toHaveLength(1);
    expect(words(effects)[0]).toContain(`got-it: ${GOT_IT}`);
    expect(notices(effects)[0]?.choices).toBeUndefined();
  });
});

describe('anything but a shortcut', () => {
  it('shows what fits and sends nothing; each can be sent with one press', () => {
    const effects = told('/canned photos of the label');
    expect(effects).toHaveLength(1);
    const [notice] = notices(effects);
    expect(notice?.wording.text).toContain(shipped.canned.get('en')?.get('send-photos'));
    expect(notice?.choices?.[0]).toEqual({ id: '/canned send-photos', label: 'send-photos' });
    expect(notice?.choices?.length).toBeLessThanOrEqual(5);
    const pressed = told(notice?.choices?.[0]?.id ?? '', {}, { speaks: false });
    expect(toCustomer(pressed)[0]?.wording.text).toBe(shipped.canned.get('en')?.get('send-photos'));
  });

  it('has buttons that a network takes, for the longest shortcut too', () => {
    const longest = 'a'.repeat(40);
    const knowledge = viewOf({ canned: new Map([['en', new Map([[longest, 'Thank you.']])]]) });
    const [notice] = notices(decide({ ...staffTurn(`/canned ${longest.slice(1)}`), knowledge }));
    expect(notice?.choices).toHaveLength(1);
    expect(Buffer.byteLength(notice?.choices?.[0]?.id ?? '')).toBeLessThanOrEqual(64);
  });

  it('says when nothing fits, or nothing is there', () => {
    expect(words(told('/canned xyzzyq'))).toEqual(['Nothing that is ready looks like “xyzzyq”. /canned lists all.']);
    const knowledge = viewOf({ canned: new Map() });
    expect(words(decide({ ...staffTurn('/canned'), knowledge }))[0]).toContain('knowledge/en/canned.yaml');
  });
});

describe('/canned alone', () => {
  it.each([
    ['the conversation', {}],
    ['the room', ROOM],
  ])('lists everything by its first words in %s', (_where, conversation) => {
    const effects = told('/canned', conversation);
    expect(effects).toHaveLength(1);
    const lines = words(effects)[0]?.split('\n').slice(1) ?? [];
    expect(lines.map((line) => line.split(':')[0])).toEqual([...shipped.canned.get('en')!.keys()]);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('marks what is not in the customer’s language', () => {
    expect(words(told('/canned', { language: 'ja' }))[0]).toContain('got-it (en): ');
    expect(words(told('/canned', { language: 'tr' }))[0]).not.toContain('(en)');
  });
});
