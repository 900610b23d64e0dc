/** The loop that needs no account: a customer and a colleague, each in a tab of a real browser. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../standins/browser.ts';
import { type Desk, endDesks, startDesk } from '../standins/desk-process.ts';
import { answerOn, questionOn, vagueQuestion } from './known-answers.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

const PASSWORD = 'correct-horse-battery';
/** Each inquiry is of another company, so that tests do not take each other's. */
const inquiryOf = (company: string) => `sir price of finrenone 25kg to mexico, we are ${company} Pharma`;
/** A colleague who looks at the page has the card on it after this. */
const CARD_WITHIN_MS = 2000;
const PATIENCE_MS = 20_000;

const browser: Browser | undefined = await openBrowser();
let desk: Desk;
let vague: string;
/** Errors in the pages: none may happen in any test. */
let complaints: string[];

beforeAll(async () => {
  if (!browser) return;
  vague = vagueQuestion();
  desk = startDesk({ CONSOLE_PASSWORD: PASSWORD });
  await desk.opened();
});

beforeEach(() => {
  complaints = [];
});

afterEach(async () => {
  expect(complaints).toEqual([]);
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await endDesks();
});

/** A person of their own: cookies are not shared. */
async function newTab(address: string, width = 1200): Promise<Page> {
  const context = await (browser as Browser).newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', ({ message }) => void complaints.push(message));
  await page.goto(desk.url + address);
  return page;
}

const customerTab = (width?: number) => newTab('/', width);

async function staffTab(name = 'Luis'): Promise<Page> {
  const page = await newTab('/staff');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Staff password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Staff desk').waitFor();
  return page;
}

async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel('Your message').fill(words);
  await page.keyboard.press('Enter');
}

const bubbles = (page: Page, from: 'bot' | 'staff' | 'customer') => page.locator(`.line.from-${from} .said`);
const firstLine = (text: string) => text.split('\n')[0] ?? '';

/** A customer's inquiry that a colleague has before their eyes. */
async function inquiry(company: string): Promise<{ customer: Page; staff: Page }> {
  const staff = await staffTab();
  const customer = await customerTab();
  await say(customer, inquiryOf(company));
  await bubbles(customer, 'bot').filter({ hasText: 'finerenone' }).waitFor();
  await staff.locator('nav a.item').filter({ hasText: company }).click();
  return { customer, staff };
}

async function answer(staff: Page, words: string): Promise<void> {
  await staff.getByLabel('Your answer').fill(words);
  await staff.getByRole('button', { name: 'Send to customer' }).click();
}

if (!browser) {
  it('was skipped: there is no Chromium on this machine (apt-get install chromium)', () => {
    expect(browser).toBeUndefined();
  });
} else {
  describe('two tabs and nothing configured', () => {
    it('the colleague sees the card within two seconds of the inquiry', async () => {
      const [staff, customer] = await Promise.all([staffTab(), customerTab()]);
      await staff
        .getByText(/No conversations yet|Nobody waits|waiting/)
        .first()
        .waitFor();
      await bubblesReady(customer);
      const waiting = staff.locator('nav a.item').filter({ hasText: 'Alfa' });
      await say(customer, inquiryOf('Alfa'));
      await waiting.waitFor({ timeout: CARD_WITHIN_MS });
      await waiting.click();
      for (const words of ['finerenone', '25 kg', 'Mexico']) {
        await staff.locator('.conversation').getByText(words, { exact: false }).first().waitFor();
      }
    });

    it('the answer typed there appears in the chat; the bot stays silent; close gives the chat back', async () => {
      const { customer, staff } = await inquiry('Bravo');
      const before = await bubbles(customer, 'bot').count();
      await answer(staff, 'Hello, 25 kg is fine <b>today</b>');
      await bubbles(customer, 'staff').getByText('Hello, 25 kg is fine <b>today</b>', { exact: true }).waitFor();
      await customer.locator('.line.from-staff').getByText('Luis').first().waitFor();
      await say(customer, questionOn('moq'));
      await staff.locator('.conversation').getByText(questionOn('moq'), { exact: true }).waitFor();
      await answer(staff, 'small lots too');
      await bubbles(customer, 'staff').getByText('small lots too', { exact: true }).waitFor();
      expect(await bubbles(customer, 'bot').count()).toBe(before);
      await staff.getByRole('button', { name: 'Close', exact: true }).click();
      await staff.getByText('Answering takes the conversation over from the bot.').waitFor();
      await say(customer, questionOn('lead-time'));
      await bubbles(customer, 'bot')
        .filter({ hasText: firstLine(answerOn('lead-time')) })
        .waitFor();
    });

    it('the customer finds everything again after a reload, and a stranger nothing', async () => {
      const customer = await customerTab();
      await say(customer, questionOn('moq'));
      await bubbles(customer, 'bot')
        .filter({ hasText: firstLine(answerOn('moq')) })
        .waitFor();
      await customer.reload();
      await bubbles(customer, 'bot')
        .filter({ hasText: firstLine(answerOn('moq')) })
        .waitFor();
      await bubbles(customer, 'customer').getByText(questionOn('moq'), { exact: true }).waitFor();
      expect(await bubbles(customer, 'customer').count()).toBe(1);
      const stranger = await customerTab();
      await bubblesReady(stranger);
      expect(await stranger.locator('.said').count()).toBe(0);
    });

    it('the desk comes back after a crash while both pages are open, and nothing is lost', async () => {
      const { customer, staff } = await inquiry('Charlie');
      const port = new URL(desk.url).port;
      await desk.kill9();
      await say(customer, 'are you still there?');
      const next = startDesk({ CONSOLE_PASSWORD: PASSWORD, PORT: port }, { folder: desk.folder });
      await next.opened();
      await staff.locator('.conversation').getByText('are you still there?').first().waitFor();
      await answer(staff, 'yes, we are');
      await bubbles(customer, 'staff').getByText('yes, we are', { exact: true }).waitFor();
      expect(await bubbles(customer, 'customer').getByText('are you still there?').count()).toBe(1);
      desk = next;
    });
  });

  describe('the chat page', () => {
    it('works with the keyboard alone: asking, choosing, and back to writing', async () => {
      const customer = await customerTab();
      await bubblesReady(customer);
      await tabTo(customer, 'textarea');
      await customer.keyboard.type(vague);
      await customer.keyboard.press('Enter');
      const choices = customer.locator('fieldset.choices button');
      await choices.first().waitFor();
      const label = (await choices.first().locator('span').last().textContent()) ?? '';
      await tabTo(customer, 'fieldset.choices button');
      await customer.keyboard.press('Enter');
      await bubbles(customer, 'customer').getByText(label, { exact: true }).waitFor();
      await bubbles(customer, 'bot').nth(1).waitFor();
      await tabTo(customer, 'textarea');
      await customer.keyboard.type(questionOn('moq'));
      await customer.keyboard.press('Tab');
      await customer.keyboard.press('Enter');
      await bubbles(customer, 'bot')
        .filter({ hasText: firstLine(answerOn('moq')) })
        .waitFor();
    });

    it('fits a phone of 360 pixels without scrolling sideways, also with long words', async () => {
      const customer = await customerTab(360);
      await say(customer, vague);
      await bubbles(customer, 'bot').first().waitFor();
      await say(customer, `moq ${'x'.repeat(300)}`);
      await bubbles(customer, 'bot').nth(1).waitFor();
      const widths = await customer.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1] as number);
      expect(widths[1]).toBe(360);
    });
  });
}

/** The page has loaded what there was. */
async function bubblesReady(page: Page): Promise<void> {
  await page.locator('[role=log][aria-busy=false]').waitFor({ state: 'attached' });
}

/** Presses Tab, or Shift+Tab, until the focus is on such an element. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let presses = 0; presses < 30; presses++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await page.keyboard.press(key);
    }
  }
  throw new Error(`No ${selector} can be reached with Tab.`);
}
