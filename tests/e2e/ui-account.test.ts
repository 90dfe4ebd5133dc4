import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { depositUsdc } from '../../lib/ledger/grant.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { readCookies } from './read-cookies.ts';
import { useBrowser } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

const banner = (page: Page) => page.getByRole('banner');
const panel = (page: Page, name: string) => page.getByRole('region', { name });

/** Somebody with an answered message, a refunded one and earnings. */
async function withHistory(): Promise<ApiClient & { userId: string }> {
  const person = await network.person();
  const worker = await ScriptedWorker.register(person, { name: 'attic' });
  await person.send('Answer this');
  await worker.serveOne();
  const { jobId } = await person.send('Stop this', { tier: 'max' });
  await person.post('/api/chat/stop', { jobId });
  return person;
}

async function download(page: Page, name: string): Promise<{ fileName: string; text: string }> {
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  const file = await started;
  return { fileName: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

describe('the account page', () => {
  test('shows the address in full, the kinds of credits, and every movement with its reason', async () => {
    const person = await withHistory();
    const page = await browser.open('/chat', { as: person });
    await banner(page)
      .getByRole('button', { name: /^Account 0x/ })
      .click();
    await page.getByRole('menuitem', { name: 'Account and history' }).click();
    await page.waitForURL('**/account');

    const { address } = (await person.get('/api/account')).body;
    expect(await page.getByTestId('address').textContent()).toBe(address);
    await panel(page, 'Wallet').getByText('Local development chain').waitFor();
    const balance = panel(page, 'Balance');
    await balance.getByText('7 credits granted and 0 credits purchased').waitFor();
    // The second of a figure is what is to be said of it.
    expect(await balance.locator('dd:first-of-type').allTextContents()).toEqual(['497', '497', '0', '7']);

    const history = panel(page, 'History');
    const rows = history.getByRole('listitem');
    await rows.first().waitFor();
    const texts = (await rows.allTextContents()).map((text) => text.replace(/\d?\d:\d\d( [AP]M)?/, ' '));
    expect(texts).toEqual([
      'Max message refunded: stopped before its answer +15granted',
      'Max message stopped before its answer −15granted',
      'Earned by worker attic +7granted',
      'Pro message answered −10granted',
      'Sign-up grant +500granted',
    ]);
    await history.getByRole('heading', { name: 'Today' }).waitFor();
    await history.getByRole('button', { name: 'Refunds' }).click();
    await history.getByText('Sign-up grant').waitFor({ state: 'detached' });
    await expect.poll(() => rows.count()).toBe(1);
    await history.getByRole('button', { name: 'Earnings' }).click();
    await history.getByText('Earned by worker attic').waitFor();
    await history.getByRole('button', { name: 'All' }).click();
    await history.getByRole('link', { name: 'Pro message answered' }).click();
    await page.getByRole('log').getByText('You said: Answer this').waitFor();
  });

  test('pages through a long history', async () => {
    const person = await network.person();
    for (let count = 0; count < 20; count += 1) {
      const { jobId } = await person.send(`Message ${count}`);
      await person.post('/api/chat/stop', { jobId });
    }
    const page = await browser.open('/account', { as: person });
    const rows = panel(page, 'History').getByRole('listitem');
    await panel(page, 'History').getByRole('button', { name: 'Show older' }).click();
    await panel(page, 'History').getByText('Sign-up grant').waitFor();
    await expect.poll(() => rows.count()).toBe(41);
  });

  test('gives the history as CSV and everything as JSON', async () => {
    const page = await browser.open('/account', { as: await withHistory() });
    const csv = await download(page, 'Download CSV');
    expect(csv.fileName).toBe('ashao-credits.csv');
    const lines = csv.text.split('\r\n');
    expect(lines[0]).toBe('Time (UTC),Reason,Movement,Kind of credits,Credits,Job,Entry');
    expect(lines.filter((line) => line !== '')).toHaveLength(6);
    expect(lines[4]).toMatch(/^\d{4}-.+Z,Pro message answered,hold,granted,-10,job_\w+,\d+$/);

    const everything = await download(page, 'Download everything');
    expect(everything.fileName).toBe('ashao-account.json');
    const file = JSON.parse(everything.text);
    expect(file.complete).toBe(true);
    expect(file.conversations).toHaveLength(2);
    expect(file.ledger).toHaveLength(5);
  });

  test('signed out, it says what would be here, and how to get it', async () => {
    const page = await browser.open('/account');
    await page.getByText('Your wallet is your account').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Connect wallet' }).click();
    await page.getByRole('dialog', { name: 'Sign in with a wallet' }).waitFor();
  });

  test('says when a part could not be loaded, and tries again', async () => {
    const page = await browser.open('/', { as: await network.person() });
    let isDown = true;
    await page.route('**/api/credits/history?*', (route) =>
      isDown ? route.fulfill({ status: 404, json: {} }) : route.continue(),
    );
    await page.goto(`${network.url}/account`);
    const history = panel(page, 'History');
    await history.getByText('This could not be loaded').waitFor();
    isDown = false;
    await history.getByRole('button', { name: 'Try again' }).click();
    await history.getByText('Sign-up grant').waitFor();
  });

  test.each([360, 390])('fits %i px without scrolling sideways', async (width) => {
    const page = await browser.open('/account', { as: await withHistory(), width });
    await panel(page, 'History').getByText('Sign-up grant').waitFor();
    const wide = () =>
      page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main')].some(
          (each) => each.scrollWidth > each.clientWidth,
        ),
      );
    await expect.poll(wide).toBe(false);
    await page.getByRole('button', { name: 'Delete account…' }).click();
    await page.getByRole('dialog').getByText('What stays').waitFor();
    await expect.poll(wide).toBe(false);
  });
});

describe('signing out everywhere', () => {
  test('ends another browser too', async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    const [first, second] = [network.browser(), network.browser()];
    await first.signIn(account);
    await second.signIn(account);
    const here = await browser.open('/account', { as: first });
    const there = await browser.open('/account', { as: second });
    await there.getByText('Signed in in 2 browsers, this one included.').waitFor();

    await banner(here)
      .getByRole('button', { name: /^Account/ })
      .click();
    await here.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await here.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await banner(here).getByRole('button', { name: 'Connect wallet' }).waitFor();
    await there.reload();
    await there.getByText('Your wallet is your account').waitFor();
  });

  test('from a tab whose session was ended, or is another’s, says what is so', async () => {
    const [before, now] = [await network.person(), await network.person()];
    const openStale = async () => {
      const page = await browser.open('/account', { as: before });
      await page.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
      await page.reload();
      await page.getByText('Signed in in this browser alone.').waitFor();
      return page;
    };
    const signOutEverywhere = async (page: Page) => {
      await panel(page, 'Sessions').getByRole('button', { name: 'Sign out everywhere' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    };
    const other = await openStale();
    await other.context().addCookies(readCookies(now, network.url));
    await signOutEverywhere(other);
    await other.getByText('Another account is signed in here by now. Nobody was signed out.').waitFor();
    const { address } = (await now.get('/api/account')).body as { address: string };
    await banner(other)
      .getByRole('button', { name: new RegExp(`^Account .*${address}`) })
      .waitFor();
    expect((await now.get('/api/account')).status).toBe(200);

    const nobody = await openStale();
    await nobody.context().clearCookies();
    await signOutEverywhere(nobody);
    await nobody.getByText('This browser was signed out before. Others may not be').waitFor();
    await banner(nobody).getByRole('button', { name: 'Connect wallet' }).waitFor();
    expect(await nobody.getByText(/Nothing was done/).count()).toBe(0);
  });
});

describe('deleting the account', () => {
  test('takes typing, says what stays, and a later sign-in has no second grant', async () => {
    const page = await browser.open('/account');
    const signIn = async () => {
      await page.getByRole('main').getByRole('button', { name: 'Connect wallet' }).click();
      const dialog = page.getByRole('dialog');
      const sign = dialog.getByRole('button', { name: 'Sign in', exact: true });
      // Connected already when it is the second time in this page.
      await sign.or(dialog.getByRole('button', { name: /^Development wallet/ })).click();
      const isOpen = async () => {
        if (await sign.isVisible()) await sign.click({ timeout: 1_000 }).catch(() => undefined);
        return dialog.count();
      };
      await expect.poll(isOpen).toBe(0);
    };
    await signIn();
    await banner(page).getByText('500 credits').waitFor();
    const address = await page.getByTestId('address').textContent();

    await page.getByRole('button', { name: 'Delete account…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete this account?' });
    await dialog.getByText('500 credits granted go back to the network.').waitFor();
    await dialog.getByText(/has had its sign-up grant/).waitFor();
    const confirm = dialog.getByRole('button', { name: 'Delete for good' });
    await dialog.getByRole('textbox').fill('delete');
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('delete my account');
    await confirm.click();
    await page.getByText('Your account has been deleted').waitFor();
    await page.getByText('500 credits went back to the network.').waitFor();
    expect(await page.getByRole('main').getByText('A first sign-in brings').count()).toBe(0);

    await page.reload();
    await signIn();
    await banner(page).getByText('0 credits').waitFor();
    expect(await page.getByTestId('address').textContent()).toBe(address);
    await page.getByText('No credits have moved yet.').waitFor();
    expect(await network.brokenInvariants()).toEqual([]);
  });

  test('is not offered while purchased credits are left, and says why', async () => {
    const person = await network.person();
    await depositUsdc(network.connection.db, { userId: person.userId, micro: 1_000_000n, key: `ui:${person.userId}` });
    const page = await browser.open('/account', { as: person });
    await page.getByText('You still have 100 credits purchased, worth money. Withdraw or spend them first.').waitFor();
    expect(await page.getByRole('button', { name: 'Delete account…' }).isDisabled()).toBe(true);
  });

  test('stops an answer that is being written', async () => {
    const person = await network.person();
    const worker = (await ScriptedWorker.register(await network.person())).start('never-completes');
    onTestFinished(() => worker.stop());
    const { conversationId } = await person.send('Write on');
    const page = await browser.open('/account', { as: person });
    // Another tab, gone on to a page outside the app, has a draft of theirs.
    const other = await page.context().newPage();
    await other.goto(`${network.url}/chat`);
    await banner(other).getByText('490 credits').waitFor();
    await other.getByRole('textbox', { name: 'Message' }).fill('secret draft');
    await other.goto(`${network.url}/guides`);
    await page.getByRole('button', { name: 'Delete account…' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('delete my account');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Your account has been deleted').waitFor();
    const { sql } = network.connection;
    expect(await sql`select id from conversations where id = ${conversationId}`).toEqual([]);
    await expect.poll(() => other.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('secret draft');
  });
});
