/** `/canned`: what staff have ready. A shortcut sends its text as the person's own words; anything else only shows. */
import {
  type Canned,
  type Choice,
  customerName,
  type Effect,
  handler,
  personWording,
  type StaffTurn,
  send,
} from '../src/core/index.ts';
import { commandOf, isCommand, wordsBehind } from './command-line.ts';
import { sayToCustomer } from './staff.ts';

const COMMAND = '/canned';
/** Tells one text from another in a list that fits on a phone. */
const FIRST_LETTERS = 60;

export const canned = handler({
  name: 'canned',
  from: 'staff',
  phrases: {
    list: 'Ready to send: /canned and a name sends that text to the customer, /canned and other words shows what fits.\n{lines}',
    found: 'Not sent yet. Press the one you mean, or say /canned and its name:\n\n{lines}',
    whose: 'Not sent: say it as a reply to an alert or to a customer’s message.\n\n{lines}',
    nothingLike: 'Nothing that is ready looks like “{words}”. /canned lists all.',
    nothing: 'Nothing is ready yet. It would stand in knowledge/en/canned.yaml.',
    sent: 'To {customer}: {text}',
  },
  handle(turn, say) {
    const { message, conversation, knowledge } = turn;
    if (!isCommand(message) || commandOf(message.text) !== COMMAND) return undefined;
    const words = wordsBehind(message.text);
    const found = knowledge.canned(words);
    const shown = (texts: readonly Canned[]) => texts.map((one) => lineOf(one, conversation.language)).join('\n\n');
    const isRoom = conversation.kind === 'room';
    if (found.kind === 'exact') {
      if (isRoom) return [send('staff', say('whose', { lines: shown([found.text]) }))];
      const effects = sendCanned(turn, found.text);
      const values = { customer: customerName(conversation), text: found.text.text };
      return wasSaid(effects) ? [...effects, send('staff', say('sent', values))] : effects;
    }
    const { kind, texts } = found;
    if (texts.length === 0) return [send('staff', kind === 'all' ? say('nothing') : say('nothingLike', { words }))];
    if (kind === 'all') {
      const lines = texts.map((one) => lineOf(clipped(one), conversation.language)).join('\n');
      return [send('staff', say('list', { lines }))];
    }
    // A button in the room would be about nobody.
    if (isRoom) return [send('staff', say('whose', { lines: shown(texts) }))];
    return [send('staff', say('found', { lines: shown(texts) }), texts.map(buttonOf))];
  },
});

/** Whoever sends it has said it. */
function sendCanned(turn: StaffTurn, { text, language }: Canned): readonly Effect[] {
  const words = { ...send('customer', personWording(text, turn.message.staff.name)), by: 'person' } as const;
  return sayToCustomer(turn, words, language);
}

function wasSaid(effects: readonly Effect[]): boolean {
  return effects.some(({ type }) => type === 'personSpoke');
}

function buttonOf({ shortcut }: Canned): Choice {
  return { id: `${COMMAND} ${shortcut}`, label: shortcut };
}

/** Staff see before they send that a text is not in the customer's language. */
function lineOf({ shortcut, text, language }: Canned, theirs: string): string {
  return `${shortcut}${language === theirs ? '' : ` (${language})`}: ${text}`;
}

function clipped(one: Canned): Canned {
  return one.text.length <= FIRST_LETTERS ? one : { ...one, text: `${one.text.slice(0, FIRST_LETTERS - 1)}…` };
}
