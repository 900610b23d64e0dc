/** The whole desk from the phones of staff: buttons under alerts, commands, receipts, and what an edit does not do. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { endDesks } from '../standins/desk-process.ts';
import type { Message, Person } from '../standins/telegram/index.ts';
import { answerOn, questionOn } from './known-answers.ts';
import { openTelegramDesk, type TelegramDesk } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

const FORUM = { id: -1_001_234_567_891, is_forum: true };
const INQUIRY = 'sir price of finrenone 25kg to mexico';

let d: TelegramDesk;
let luis: ReturnType<TelegramDesk['staff']>;
let mei: ReturnType<TelegramDesk['staff']>;

beforeAll(async () => {
  d = await openTelegramDesk(FORUM);
  luis = d.staff(11, 'Luis');
  mei = d.staff(12, 'Mei');
});
afterAll(async () => {
  await endDesks();
  await d?.end();
});

async function inquiry(name: string, words = INQUIRY): Promise<{ customer: Person; alert: Message }> {
  const customer = d.newCustomer(name);
  const alert = await d.answer(
    FORUM.id,
    () => customer.says(words),
    ({ text }) => text?.includes(name) === true,
  );
  await d.settled();
  return { customer, alert };
}

/** What the group reads after somebody has done something in it. */
const noticeAfter = async (act: () => unknown) => (await d.answer(FORUM.id, act)).text ?? '';

describe('staff on their phones', () => {
  it('claim, release and give back by the buttons under an alert', async () => {
    const { customer, alert } = await inquiry('Button Buyer');
    expect(await noticeAfter(() => luis.presses(alert, 'Claim'))).toContain(
      'Luis has the conversation with Button Buyer',
    );
    expect(await noticeAfter(() => mei.presses(alert, 'Claim'))).toContain('Luis already has this conversation');
    const relayed = await noticeAfter(() => customer.says('anybody there?'));
    expect(relayed).toContain('Button Buyer: anybody there?');
    expect(await noticeAfter(() => mei.presses(alert, 'Back to bot'))).toContain(
      'Closed. The bot answers Button Buyer',
    );
    const answer = await d.answer(customer.id, () => customer.says(questionOn('moq')));
    expect(answer.text).toContain(answerOn('moq'));
  });

  it('see how things stand in the pinned alert and in the title of the topic, whatever has happened since', async () => {
    const { customer, alert } = await inquiry('Card Reader');
    const pinned = d.tg.calls('pinChatMessage').map(({ params }) => params.message_id);
    expect(pinned).toContain(alert.message_id);
    const titles = () => d.tg.topics(FORUM.id).map(({ name }) => name);
    expect(titles()).toContainEqual(expect.stringMatching(/^🟠 Card Reader .*· telegram · TM-\w+ · waiting$/));

    const card = () => d.tg.messagesIn(FORUM.id).find(({ message_id }) => message_id === alert.message_id) ?? alert;
    const isShown = async (words: string) => {
      await d.desk.until(() => card().text?.includes(words) || undefined, `the card to say “${words}”`);
    };
    await noticeAfter(() => luis.presses(alert, 'Claim'));
    await isShown('🟢 Luis has it');
    expect(card().text).toContain('Product: finerenone');
    expect(titles()).toContainEqual(expect.stringMatching(/^🟢 Card Reader .* · Luis$/));
    await noticeAfter(() => luis.presses(card(), 'Release'));
    await isShown('🟠 It waits for a person');
    await d.answer(customer.id, () => luis.says('We will come back to you.', { replyTo: alert }));
    await isShown('🟢 Luis has it');
    await noticeAfter(() => luis.says('/close', { replyTo: alert }));
    await isShown('⚪ Nothing is open');
    expect(titles()).toContainEqual(expect.stringMatching(/^⚪ Card Reader .* · done$/));
  });

  it('are offered their commands under "/", all of which the desk knows, and customers theirs', async () => {
    type Menu = {
      readonly commands: readonly { readonly command: string }[];
      readonly scope: { readonly type: string };
    };
    const menus = d.tg.calls('setMyCommands').map(({ params }) => params as unknown as Menu);
    const menuFor = (type: string) =>
      menus.find(({ scope }) => scope.type === type)?.commands.map(({ command }) => command) ?? [];
    expect(menuFor('all_private_chats')).toEqual(['help', 'human', 'stop', 'export', 'erase']);
    const staff = menuFor('chat');
    expect(staff.length).toBeGreaterThan(10);
    for (const command of staff) {
      expect(await noticeAfter(() => mei.says(`/${command}`))).not.toContain('I do not know');
    }
    const { id, says } = d.newCustomer('Menu Reader');
    const answer = await d.answer(id, () => says('/erase'));
    expect(answer.text).toContain('Nothing has been erased yet');
    await d.settled();
  });

  it('see at their own message that it has left', async () => {
    const { customer, alert } = await inquiry('Receipt Reader');
    const since = d.tg.mark();
    const said = luis.says('Which grade do you need?', { replyTo: alert });
    const what = 'the receipt';
    await d.tg.waitFor(({ request }) => request?.method === 'setMessageReaction', { what, since, timeoutMs: 15_000 });
    expect(d.said(customer.id).at(-1)).toBe('Which grade do you need?');
    const receipt = d.tg.calls('setMessageReaction').at(-1);
    expect(receipt?.params).toMatchObject({ message_id: said.message_id, reaction: [{ emoji: '👌' }] });
  });

  it('change what they have sent, and it changes for the customer', async () => {
    const { customer, alert } = await inquiry('Correction Reader');
    const said = luis.says('The retest date is 2027-05', { replyTo: alert });
    await d.settled();
    expect(await noticeAfter(() => luis.edits(said, 'The retest date is 2027-06'))).toContain(
      'Your change goes to Correction Reader',
    );
    await d.settled();
    expect(d.said(customer.id).filter((text) => text.includes('retest'))).toEqual(['The retest date is 2027-06']);
    expect(await noticeAfter(() => luis.edits(said, 'The retest date is 2027-07'))).toContain('Your change goes');
    await d.settled();
    expect(d.said(customer.id).at(-1)).toBe('The retest date is 2027-07');
  });

  it('are told that a change of what did not arrive does not reach the customer', async () => {
    const { customer, alert } = await inquiry('Edit Reader');
    d.tg.fault({ method: 'sendMessage', chatId: customer.id, status: 400 });
    const said = luis.says('It is 25 euro', { replyTo: alert });
    await d.settled();
    const before = d.said(customer.id).length;
    expect(await noticeAfter(() => luis.edits(said, 'It is 52 euro'))).toContain(
      'Your change does not reach Edit Reader',
    );
    expect(d.said(customer.id)).toHaveLength(before);
  });

  it('ask what is open, what is theirs and how the desk stands', async () => {
    const { alert } = await inquiry('Open Asker');
    expect(await noticeAfter(() => mei.says('/open'))).toContain('Open Asker');
    expect(await noticeAfter(() => mei.says('/mine'))).toContain('You have no conversation');
    await noticeAfter(() => mei.presses(alert, 'Claim'));
    expect(await noticeAfter(() => mei.says('/mine'))).toContain('Open Asker');
    expect(await noticeAfter(() => mei.says('/status'))).toMatch(/\d+ waiting, \d+ with a person/);
    expect(await noticeAfter(() => mei.says('/info', { replyTo: alert }))).toContain('With: Mei');
    expect(await noticeAfter(() => mei.says('/why', { replyTo: alert }))).toMatch(/entry \S+ \(en\) version \d+/);
    expect(await noticeAfter(() => mei.says('/help'))).toContain('/snooze 2h');
  });

  it('say that they have seen an adverse event with one press', async () => {
    const { alert } = await inquiry('Worried Doctor', 'a patient had a seizure after taking your telmisartan tablets');
    expect(alert.text).toContain('ADVERSE EVENT');
    expect(await noticeAfter(() => mei.presses(alert, 'Seen'))).toMatch(/Mei has seen TM-/);
  });

  it('ask the customer how it was when they resolve, and hear the answer', async () => {
    const { customer, alert } = await inquiry('Content Buyer');
    await d.answer(customer.id, () => luis.says('Our offer is in your mail.', { replyTo: alert }));
    const question = await d.answer(customer.id, () => luis.presses(alert, 'Resolve'));
    expect(question.text).toContain('How did we do');
    await d.settled();
    expect(await noticeAfter(() => customer.presses(question, '5'))).toContain('Content Buyer gives 5 of 5');
  });

  it('call a conversation spam, and hear no more of it', async () => {
    const { customer, alert } = await inquiry('Spam Sender');
    expect(await noticeAfter(() => luis.presses(alert, 'Spam'))).toContain('Spam Sender is neither answered nor shown');
    const before = [d.said(FORUM.id).length, d.said(customer.id).length];
    customer.says('price of 10 kg apixaban to Spain');
    await d.settled();
    expect([d.said(FORUM.id).length, d.said(customer.id).length]).toEqual(before);
  });

  it('look for a text that is ready, and send it with one press', async () => {
    const { customer, alert } = await inquiry('Canned Reader');
    const found = await d.answer(FORUM.id, () => luis.says('/canned photos', { replyTo: alert }));
    expect(found.text).toContain('send-photos: We are sorry about this.');
    const sent = await d.answer(customer.id, () => luis.presses(found, 'send-photos'));
    expect(sent.text).toContain('photos of the label and of the drum');
    await d.settled();
    expect(d.said(FORUM.id).at(-1)).toContain('To Canned Reader: We are sorry about this.');
    // The notice is about the customer, but words below it are among colleagues.
    const before = d.said(customer.id).length;
    luis.says('that was the right one', { replyTo: found });
    await d.settled();
    expect(d.said(customer.id)).toHaveLength(before);
    expect(await noticeAfter(() => luis.says('/mine'))).toContain('Canned Reader');
  });

  it('hear why their words did not arrive, and send them again with one press', async () => {
    const { customer, alert } = await inquiry('Lost Reader');
    const description = 'Bad Request: message could not be processed';
    d.tg.fault({ method: 'sendMessage', chatId: customer.id, status: 400, description });
    const notice = await d.answer(FORUM.id, () => luis.says('We can send the CoA today.', { replyTo: alert }));
    expect(notice.text).toContain('could not be delivered');
    expect(notice.text).toContain('message could not be processed');
    await d.settled();
    const marks = () => d.tg.calls('setMessageReaction').flatMap(({ params }) => JSON.stringify(params.reaction));
    expect(marks().at(-1)).toContain('👎');
    const again = await d.answer(customer.id, () => mei.presses(notice, 'Try again'));
    expect(again.text).toBe('We can send the CoA today.');
    await d.settled();
    expect(await noticeAfter(() => mei.presses(notice, 'Try again'))).toContain('Nothing that a person wrote');
    expect(d.said(customer.id).filter((text) => text === 'We can send the CoA today.')).toHaveLength(1);
    // The mark is at the words themselves, whoever pressed the button.
    expect(marks().at(-1)).toContain('👌');
  });

  it('send again just what the button is about, when several things did not arrive', async () => {
    const { customer, alert } = await inquiry('Twice Lost Reader');
    const lostNotice = (words: string) => {
      d.tg.fault({ method: 'sendMessage', chatId: customer.id, status: 400 });
      return d.answer(FORUM.id, () => luis.says(words, { replyTo: alert }));
    };
    const first = await lostNotice('The CoA is ready.');
    const second = await lostNotice('The MSDS follows.');
    expect((await d.answer(customer.id, () => mei.presses(first, 'Try again'))).text).toBe('The CoA is ready.');
    expect((await d.answer(customer.id, () => mei.presses(second, 'Try again'))).text).toBe('The MSDS follows.');
    const before = d.said(customer.id).length;
    await d.settled();
    // Words below the notice are among colleagues.
    luis.says('thanks Mei', { replyTo: second });
    await d.settled();
    expect(d.said(customer.id)).toHaveLength(before);
  });
});
