import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MESSAGE_CHARS_MAX } from '../../lib/constants.ts';
import { grantCredits } from '../../lib/ledger/grant.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { sendPrompt, useBrowser, waitForAnswer, waitForFocus } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const sendButton = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

/** Counts what is really sent, whatever the page shows. */
function countSends(page: Page): string[] {
  const keys: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/chat/send')) {
      keys.push(request.headers()['idempotency-key'] ?? '');
    }
  });
  return keys;
}

async function serve(): Promise<void> {
  const worker = (await ScriptedWorker.register(await network.person())).start();
  onTestFinished(() => worker.stop());
}

describe('writing', () => {
  test('an Enter that belongs to an input method never sends, in whatever order a browser reports it', async () => {
    await serve();
    const page = await browser.open('/chat');
    const sends = countSends(page);
    await field(page).focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
    await page.keyboard.press('Enter');
    await devtools.send('Input.insertText', { text: '日本' });
    await field(page).evaluate((it) => {
      // Safari: the composition has ended when the Enter that ended it is reported.
      it.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '日本' }));
      it.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      // Older ones: nothing but the key code says so.
      it.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }));
    });
    expect(sends).toEqual([]);
    const written = await field(page).inputValue();
    expect(written).toContain('日本');
    // The Enter that follows is a person's own: no hand is as quick as a script right after a composition.
    await page.waitForTimeout(200);
    await sendPrompt(page, '日本');
    await page.getByRole('log').getByText('You said: 日本').waitFor();
    expect(sends).toHaveLength(1);
  });

  test('what is written from right to left stands at the right, line by line, wherever it is shown', async () => {
    const page = await browser.open('/chat', { as: await network.person() });
    await page.getByText('500 credits').waitFor();
    await field(page).fill('שלום עולם');
    const direction = (element: Element) => getComputedStyle(element).direction;
    expect(await field(page).evaluate(direction)).toBe('rtl');
    await sendPrompt(page, 'שלום עולם');
    const message = page.getByRole('log').getByText('שלום עולם');
    expect(await message.evaluate(direction)).toBe('rtl');
    const title = page.getByRole('navigation', { name: 'Conversations' }).getByText('שלום עולם');
    expect(await title.evaluate(direction)).toBe('rtl');
    await page.getByRole('button', { name: 'Stop' }).click();
  });

  test('grows with the text up to a share of the screen, and counts near the limit', async () => {
    const page = await browser.open('/chat');
    const height = async () => (await field(page).boundingBox())?.height ?? 0;
    const one = await height();
    await field(page).fill('one');
    await field(page).press('Shift+Enter');
    await field(page).press('Shift+Enter');
    expect(await field(page).inputValue()).toBe('one\n\n');
    await expect.poll(height).toBeGreaterThan(one);
    await field(page).fill('line\n'.repeat(200));
    await expect.poll(height).toBeGreaterThan(200);
    expect(await height()).toBeLessThanOrEqual(800 * 0.38 + 1);
    await field(page).fill('x'.repeat(MESSAGE_CHARS_MAX + 1));
    await page.getByText('32,001 / 32,000').waitFor();
    await page.getByText('Shorten the message to send it.').waitFor();
    expect(await sendButton(page).getAttribute('aria-disabled')).toBe('true');
    expect(await sendButton(page).getAttribute('data-tooltip')).toBe('Shorten the message to 32,000 characters');
    await field(page).fill('');
    await expect.poll(() => sendButton(page).getAttribute('data-tooltip')).toBe('Write a message first');
  });

  test('each conversation keeps its draft, through a reload as well', async () => {
    await serve();
    const page = await browser.open('/chat');
    await sendPrompt(page, 'first');
    await waitForAnswer(page);
    const address = page.url();
    await field(page).fill('a draft of the first');
    await page.goto(`${network.url}/chat`, { waitUntil: 'commit' });
    // At once, perhaps before the page's code is there: that is kept as well.
    await field(page).fill('a draft of a new one');
    await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: 'first' }).waitFor();
    await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: 'first' }).click();
    await page.waitForURL(address);
    await page.getByRole('log').waitFor();
    await expect.poll(() => field(page).inputValue()).toBe('a draft of the first');
    await page.reload();
    await page.getByRole('log').waitFor();
    await expect.poll(() => field(page).inputValue()).toBe('a draft of the first');
    await page.goto(`${network.url}/chat`);
    await expect.poll(() => field(page).inputValue()).toBe('a draft of a new one');
  });

  test('↑ brings earlier prompts, ↓ goes back, Escape empties', async () => {
    await serve();
    const page = await browser.open('/chat');
    for (const prompt of ['older words', 'newer words']) {
      await sendPrompt(page, prompt);
      await page.getByRole('log').getByText(`You said: ${prompt}`).waitFor();
      await waitForAnswer(page);
    }
    const shown = async (key: string) => {
      await field(page).press(key);
      return field(page).inputValue();
    };
    expect(await shown('ArrowUp')).toBe('newer words');
    expect(await shown('ArrowUp')).toBe('older words');
    expect(await shown('ArrowUp')).toBe('older words');
    expect(await shown('ArrowDown')).toBe('newer words');
    expect(await shown('ArrowDown')).toBe('');
    expect(await shown('ArrowUp')).toBe('newer words');
    expect(await shown('Escape')).toBe('');
    await field(page).fill('words of my own');
    expect(await shown('ArrowUp')).toBe('words of my own');
  });

  test('goes on while an answer is on its way; Enter then neither sends nor loses anything', async () => {
    await network.emptyQueue();
    const worker = await ScriptedWorker.register(await network.person());
    const page = await browser.open('/chat');
    const sends = countSends(page);
    await sendPrompt(page, 'first');
    const { job } = await worker.claim(20);
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    await waitForFocus(field(page));
    await page.keyboard.type('second');
    await page.keyboard.press('Enter');
    await page.getByText('You can send this once the answer is done, or stopped.').waitFor();
    expect(await field(page).inputValue()).toBe('second');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await waitForAnswer(page);
    await waitForFocus(field(page));
    expect(await field(page).inputValue()).toBe('second');
    expect(sends).toHaveLength(1);
    expect(job).not.toBeNull();
  });
});

describe('what is refused', () => {
  test('too few credits: what is needed, what is there, and the ways on; the draft stays', async () => {
    const person = await network.person();
    await grantCredits(network.connection.db, { userId: person.userId, credits: -495, key: `test:${person.userId}` });
    const page = await browser.open('/chat', { as: person });
    await page.getByText('Pro needs 10 credits a message; you have 5 credits.').waitFor();
    await sendPrompt(page, 'a long thought');
    const card = page.getByRole('alert').filter({ hasText: 'Too few credits' });
    await card.getByText('It needs 10 credits; you have 5 credits.').waitFor();
    expect(await card.getByRole('link', { name: 'Earn credits by running a worker' }).getAttribute('href')).toBe(
      '/earn',
    );
    const topUp = card.getByRole('link', { name: 'Buy credits' });
    expect(await topUp.getAttribute('href')).toBe('/token#deposit');
    // No tier is cheap enough: none is offered.
    expect(await card.getByRole('button', { name: /^Use/ }).count()).toBe(0);
    expect(await field(page).inputValue()).toBe('a long thought');
    await waitForFocus(field(page));
    // On a short screen the card takes its room from the end: the greeting stays.
    await page.setViewportSize({ width: 1280, height: 500 });
    const heading = page.getByRole('heading', { name: 'Ask the network' });
    await expect.poll(async () => (await heading.boundingBox())?.y).toBeGreaterThan(56);
    const before = await field(page).boundingBox();
    await card.getByRole('button', { name: 'Dismiss' }).click();
    await card.waitFor({ state: 'detached' });
    await expect.poll(() => field(page).boundingBox()).toEqual(before);
  });

  test('no connection: trying again sends it once, also when the first try had arrived', async () => {
    await serve();
    const person = await network.person();
    const page = await browser.open('/chat', { as: person });
    await page.getByText('500 credits').waitFor();
    const sends = countSends(page);
    // The server takes the message, and its answer is lost.
    await page.route('**/api/chat/send', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await sendPrompt(page, 'only once');
    await page.getByText('Not sent: no connection').waitFor();
    expect(await field(page).inputValue()).toBe('only once');
    await page.unroute('**/api/chat/send');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('log').getByText('You said: only once').waitFor();
    await waitForAnswer(page);
    await expect.poll(() => field(page).inputValue()).toBe('');
    expect(sends).toHaveLength(2);
    expect(new Set(sends).size).toBe(1);
    await page.getByText('490 credits').waitFor();
    const rows = await network.connection.sql`select id from conversations where user_id = ${person.userId}`;
    expect(rows).toHaveLength(1);
  });
});

test('what is typed while a message is on its way stays, also when it begins a conversation', async () => {
  await serve();
  const page = await browser.open('/chat');
  let accept = () => {};
  const held = new Promise<void>((resolve) => {
    accept = resolve;
  });
  await page.route('**/api/chat/send', async (route) => {
    await held;
    await route.continue();
  });
  await sendPrompt(page, 'the first');
  await page.keyboard.type(' and a second');
  accept();
  await page.getByRole('log').getByText('You said: the first').waitFor();
  await expect.poll(() => field(page).inputValue()).toBe('and a second');
});
