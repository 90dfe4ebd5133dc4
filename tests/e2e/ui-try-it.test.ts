import { describe, expect, onTestFinished, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker, scriptedAnswer } from '../helpers/scripted-worker.ts';
import { statusLine } from './ui-answer.ts';
import { readMeta, sendPrompt, useBrowser, waitForAnswer, waitForFocus } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

describe('trying it, signed out', () => {
  test('from the start page to an answer in one press and one sentence', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start('slow');
    onTestFinished(() => worker.stop());
    const page = await browser.open('/');
    await page.getByRole('link', { name: 'Open chat' }).click();
    await page.getByText('Free preview:').waitFor();
    await sendPrompt(page, 'hello');
    await page.getByRole('log').getByText('You said: hello').waitFor();
    await waitForAnswer(page);

    expect(await page.getByRole('article', { name: 'Answer' }).textContent()).toContain(
      scriptedAnswer('hello').join(''),
    );
    await expect.poll(() => readMeta(page)).toMatch(/^free · 6 tokens · .*Pro · native worker$/);
    expect(new URL(page.url()).pathname).toMatch(/^\/chat\/conv_/);
    // The next sentence can be typed at once.
    await waitForFocus(page.getByRole('textbox', { name: 'Message' }));
    await expect.poll(() => statusLine(page).textContent()).toBe('Done');
    await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: 'hello' }).waitFor();

    await page.reload();
    await page.getByRole('log').getByText('You said: hello').waitFor();
  });

  test('says that no worker is there, before sending and while waiting', async () => {
    const page = await browser.open('/chat');
    await page.getByRole('combobox', { name: 'Tier' }).click();
    await page.getByRole('option', { name: /Max/ }).click();
    // Workers of the other tests count as active for a while; the message is only certain once they have lapsed.
    await network.connection.sql`update workers set last_seen_at = now() - interval '1 hour'`;
    await page.reload();
    await page.getByText('No worker serves Max now').waitFor({ timeout: 30_000 });
    await sendPrompt(page, 'anybody?');
    await page
      .getByRole('log')
      .getByText(/^Place \d+ in the queue · no worker serves Max now\./)
      .waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await waitForAnswer(page);
    await expect.poll(() => readMeta(page)).toBe('Stopped before it began · free · Max');
  });

  test('Shift+Enter and an input method’s Enter never send', async () => {
    const page = await browser.open('/chat');
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.fill('one');
    await composer.press('Shift+Enter');
    await composer.evaluate((element) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }));
    });
    expect(await composer.inputValue()).toBe('one\n');
    expect(new URL(page.url()).pathname).toBe('/chat');
  });

  test('at 360 px nothing is wider than the screen', async () => {
    const page = await browser.open('/', { width: 360, as: await network.person() });
    for (const path of ['/', '/guides', '/chat', '/earn', '/nothing-here']) {
      await page.goto(network.url + path);
      await page.getByRole('heading').first().waitFor();
      if (path === '/chat') await page.getByText('500').waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBe(0);
    }
  });
});
