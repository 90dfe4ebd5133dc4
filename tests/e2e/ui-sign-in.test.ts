import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { grantCredits } from '../../lib/ledger/grant.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { readCookies } from './read-cookies.ts';
import { readMeta, sendPrompt, useBrowser, waitForAnswer } from './ui-page.ts';
import { installWallet } from './ui-wallet.ts';

const network = useNetwork();
const browser = useBrowser(network);

/** One red pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const banner = (page: Page) => page.getByRole('banner');

async function signInWithDevelopmentWallet(page: Page) {
  await banner(page).getByRole('button', { name: 'Connect wallet' }).click();
  await page.getByRole('button', { name: /^Development wallet/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click();
  await banner(page).getByText('500 credits').waitFor();
}

/** Chooses the test's wallet in the dialog and asks it for the signature. */
async function chooseWallet(page: Page) {
  await banner(page).getByRole('button', { name: 'Connect wallet' }).click();
  await page.getByRole('button', { name: /^Test Wallet/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe('signing in', () => {
  test('with the development wallet brings 500 credits, and lasts', async () => {
    const page = await browser.open('/chat');
    await signInWithDevelopmentWallet(page);
    const address = await banner(page)
      .getByRole('button', { name: /^Account 0x/ })
      .getAttribute('aria-label');
    await page.reload();
    await banner(page).getByText('500 credits').waitFor();

    await banner(page)
      .getByRole('button', { name: /^Account/ })
      .click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await banner(page).getByRole('button', { name: 'Connect wallet' }).waitFor();
    // The same browser keeps the same key: it is the same person, who is not granted a second time.
    await signInWithDevelopmentWallet(page);
    expect(
      await banner(page)
        .getByRole('button', { name: /^Account/ })
        .getAttribute('aria-label'),
    ).toBe(address);
  });

  test('keeps what was written before', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start();
    onTestFinished(() => worker.stop());
    const page = await browser.open('/chat');
    await sendPrompt(page, 'first words');
    await waitForAnswer(page);
    await page.getByRole('textbox', { name: 'Message' }).fill('half a thought');
    await signInWithDevelopmentWallet(page);
    // What was free stays so, and what was being written is still there.
    await page.getByRole('log').getByText('You said: first words').waitFor();
    await expect.poll(() => readMeta(page)).toMatch(/^free\b/);
    await expect.poll(() => page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('half a thought');
    await page.reload();
    await page.getByRole('log').getByText('You said: first words').waitFor();
    await expect.poll(() => readMeta(page)).toMatch(/^free\b/);
  });

  test('that is declined in the wallet is a sentence, and asks again only when pressed', async () => {
    const page = await browser.open('/');
    const wallet = await installWallet(page, { answer: 'declines' });
    await page.goto(`${network.url}/chat`);
    await chooseWallet(page);
    await page.getByText('You declined the request in your wallet. Nothing was signed.').waitFor();
    // The wallet is on another chain; the message must name the server's.
    expect(wallet.asked).toHaveLength(1);
    expect(wallet.asked[0]).toContain('Chain ID: 31337');
    expect(wallet.asked[0]).toContain('Sign in to ashao.');
  });

  test('is not changed by a wallet that goes over to another address: the page says so', async () => {
    const page = await browser.open('/');
    const wallet = await installWallet(page, { answer: 'signs' });
    await page.goto(`${network.url}/chat`);
    await chooseWallet(page);
    await banner(page).getByText('500 credits').waitFor();
    // In a page that has loaded no wallet code: the extension alone tells.
    await page.reload();
    await banner(page).getByText('500 credits').waitFor();
    await wallet.switchAddress();
    await page.getByText(/^Your wallet shows 0x.{4}….{4}; you are signed in as 0x/).waitFor();
    expect(wallet.asked).toHaveLength(1);
    const label = await banner(page)
      .getByRole('button', { name: /^Account/ })
      .getAttribute('aria-label');
    expect(label).toContain(`, ${wallet.addresses[0]}`);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const button = page.getByRole('alert').getByRole('button', { name: /^Sign in as/ });
    const [text, press] = await Promise.all([page.getByRole('alert').locator('p').boundingBox(), button.boundingBox()]);
    expect(text?.width).toBeGreaterThan(240);
    expect((press?.x ?? 0) + (press?.width ?? 999)).toBeLessThanOrEqual(360);
    await button.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click();
    await button.waitFor({ state: 'detached' });
    expect(wallet.asked).toHaveLength(2);
  });
});

/** Signed in with the test's wallet: a conversation before the open one, and half a message in the open one. */
async function openWithSecrets() {
  const worker = (await ScriptedWorker.register(await network.person())).start();
  onTestFinished(() => worker.stop());
  const page = await browser.open('/');
  const wallet = await installWallet(page, { answer: 'signs' });
  await page.goto(`${network.url}/chat`);
  await chooseWallet(page);
  await banner(page).getByText('500 credits').waitFor();
  await sendPrompt(page, 'secret one');
  await waitForAnswer(page);
  await page.getByRole('link', { name: 'New chat' }).first().click();
  await page.waitForURL('**/chat');
  await sendPrompt(page, 'secret two');
  await page.getByRole('log').getByText('You said: secret two').waitFor();
  await page.getByRole('textbox', { name: 'Message' }).fill('secret draft');
  return { page, wallet };
}

/** What the page shows and keeps: its text, its title, what is typed, and the tab's storage. */
function readEverything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const typed = [...document.querySelectorAll('textarea')].map((field) => field.value);
    return JSON.stringify([document.body.textContent, document.title, typed, { ...sessionStorage }]);
  });
}

describe('another person in the same tab', () => {
  test('sees nothing of the one before', async () => {
    const { page, wallet } = await openWithSecrets();
    await wallet.switchAddress();
    await page
      .getByRole('alert')
      .getByRole('button', { name: /^Sign in as/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('This conversation is not here').waitFor();
    const account = banner(page).getByRole('button', { name: /^Account/ });
    await expect.poll(() => account.getAttribute('aria-label')).toContain(`, ${wallet.addresses[1]}`);
    await expect.poll(() => readEverything(page)).not.toMatch(/secret (one|two|draft)/);
    const last = page.url();
    await page.goBack();
    await page.waitForURL((url) => url.href !== last && url.pathname.startsWith('/chat/'));
    await page.getByText('This conversation is not here').waitFor();
    await expect.poll(() => readEverything(page)).not.toMatch(/secret (one|two|draft)/);
  });
});

describe('signing out in one tab', () => {
  test('empties the others', async () => {
    const { page } = await openWithSecrets();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('log').getByText('You said: secret two').waitFor();
    await banner(other)
      .getByRole('button', { name: /^Account/ })
      .click();
    await other.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await banner(page).getByRole('button', { name: 'Connect wallet' }).waitFor();
    await page.getByText('This conversation is not here').waitFor();
    await expect.poll(() => readEverything(page)).not.toMatch(/secret (one|two|draft)/);
    await page.getByRole('main').getByRole('button', { name: 'Connect wallet' }).waitFor();
    // What it costs without an account.
    await expect.poll(() => page.getByRole('combobox', { name: 'Tier' }).textContent()).toBe('Profree preview');
  });
});

describe('a tab that has not heard who is signed in by now', () => {
  /** A tab that is deaf to others. What another one's signing in or out leaves behind is a changed cookie. */
  async function openDeaf(path: string, as: ApiClient) {
    const page = await browser.open('/licence', { as });
    await page.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
    await page.goto(network.url + path);
    await banner(page).getByText('500 credits').waitFor();
    return page;
  }
  const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });

  test('sends nothing for the other one: the account is shown, the draft stays, a second press sends it', async () => {
    const [before, now] = [await network.person(), await network.person()];
    const page = await openDeaf('/chat', before);
    await page.context().addCookies(readCookies(now, network.url));
    await sendPrompt(page, 'who pays for this?');
    await page.getByText('Another account is signed in by now. Nothing was done or charged.').first().waitFor();
    const { address } = (await now.get('/api/auth/session')).body.user as { address: string };
    await banner(page)
      .getByRole('button', { name: new RegExp(`^Account .*${address}`) })
      .waitFor();
    await expect.poll(() => field(page).inputValue()).toBe('who pays for this?');
    expect([await before.credits(), await now.credits()]).toEqual([500, 500]);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('log').getByText('who pays for this?').waitFor();
    expect([await before.credits(), await now.credits()]).toEqual([500, 490]);
  });

  test('keeps an edit and the pictures of a draft for whoever was writing', async () => {
    const [before, now] = [await network.person(), await network.person()];
    await ScriptedWorker.register(await network.person(), { images: true });
    const { conversationId, jobId } = await before.send('in old words');
    await before.post('/api/chat/stop', { jobId });
    const page = await openDeaf(`/chat/${conversationId}`, before);
    await page.getByRole('log').getByText('in old words').waitFor();
    const buffer = Buffer.from(PIXEL, 'base64');
    await page.getByTestId('attach-input').setInputFiles({ name: 'pixel.png', mimeType: 'image/png', buffer });
    await page.getByRole('img', { name: 'Picture 1: pixel.png' }).waitFor();
    await page.getByRole('article', { name: 'You' }).hover();
    await page.getByRole('button', { name: 'Edit message' }).click();
    await page.getByRole('textbox', { name: 'Edited message' }).fill('in other words');
    await page.context().addCookies(readCookies(now, network.url));
    await page.getByRole('textbox', { name: 'Edited message' }).press('Enter');
    await page.waitForURL('**/chat');
    await expect.poll(() => page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('in other words');
    await page.getByRole('img', { name: 'Picture 1: pixel.png' }).waitFor();
    expect([await before.credits(), await now.credits()]).toEqual([500, 500]);
  });

  test('sends nothing for nobody either, and takes the draft out of a conversation that is not theirs', async () => {
    const before = await network.person();
    const { conversationId, jobId } = await before.send('begun before');
    await before.post('/api/chat/stop', { jobId });
    const page = await openDeaf(`/chat/${conversationId}`, before);
    await page.getByRole('log').getByText('begun before').waitFor();
    await page.context().clearCookies();
    await sendPrompt(page, 'and one more thing');
    await page.getByText('You are signed out by now. Nothing was done or charged.').first().waitFor();
    await page.waitForURL('**/chat');
    await banner(page).getByRole('button', { name: 'Connect wallet' }).waitFor();
    await expect.poll(() => field(page).inputValue()).toBe('and one more thing');
    const [row] = await network.connection.sql`select count(*)::int as jobs from jobs where user_id = ${before.userId}`;
    expect(row).toEqual({ jobs: 1 });
  });
});

describe('too few credits', () => {
  test('is said beside the draft, which stays', async () => {
    const person = await network.person();
    await grantCredits(network.connection.db, { userId: person.userId, credits: -488, key: `test:${person.userId}` });
    const page = await browser.open('/chat', { as: person });
    await banner(page).getByText('12 credits').waitFor();
    await page.getByRole('combobox', { name: 'Tier' }).click();
    await page.getByRole('option', { name: /Max/ }).click();
    await sendPrompt(page, 'a long thought');
    await page.getByText('It needs 15 credits; you have 12 credits.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('a long thought');
    await page.getByRole('button', { name: 'Use Pro for 10 credits' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('log').getByText('a long thought').waitFor();
    await banner(page).getByText('2 credits').waitFor();
  });
});
