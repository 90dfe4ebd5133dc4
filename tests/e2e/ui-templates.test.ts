import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { sendPrompt, useBrowser, waitForAnswer } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const hasFocus = (page: Page) => field(page).evaluate((it) => it === document.activeElement);

/** Counts what is really sent, whatever the page shows. */
function countSends(page: Page): string[] {
  const sends: string[] = [];
  page.on('request', (request) => request.url().endsWith('/api/chat/send') && sends.push(request.url()));
  return sends;
}

async function serve(): Promise<void> {
  const worker = (await ScriptedWorker.register(await network.person())).start();
  onTestFinished(() => worker.stop());
}

describe('templates', () => {
  test('by keyboard: slash, filter, pick, fill in one place after the other', async () => {
    const page = await browser.open('/chat');
    await field(page).focus();
    await page.keyboard.type('/');
    const list = page.getByRole('listbox', { name: 'Prompt templates' });
    await list.waitFor();
    expect(await field(page).getAttribute('aria-controls')).toBe(await list.getAttribute('id'));
    const activeName = async () => {
      const id = await field(page).getAttribute('aria-activedescendant');
      return page.locator(`[id="${id}"]`).textContent();
    };
    const first = await activeName();
    await page.keyboard.press('ArrowDown');
    await expect.poll(activeName).not.toBe(first);
    await page.keyboard.type('trans');
    await expect.poll(activeName).toContain('Translate');
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'detached' });
    // Undone, what was there is back, and can be picked from once more.
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => field(page).inputValue()).toBe('/trans');
    await list.waitFor();
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'detached' });
    // Not sent with a place left by accident: it is named, and selected.
    const sends = countSends(page);
    await page.keyboard.press('Enter');
    const open = page.getByText('{language} is not filled in yet.');
    await open.waitFor();
    // Nor after a reload, which keeps the draft.
    await page.reload();
    await expect.poll(() => field(page).inputValue()).toContain('{language}');
    await open.waitFor({ state: 'detached' });
    await field(page).press('Enter');
    await open.waitFor();
    expect(sends).toEqual([]);
    await page.keyboard.type('Welsh');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Good morning');
    await expect
      .poll(() => field(page).inputValue())
      .toBe('Translate the text below into Welsh. Answer with the translation only.\n\nGood morning');
    // Nothing is left to fill in: Tab is Tab again.
    await page.keyboard.press('Tab');
    await expect.poll(() => hasFocus(page)).toBe(false);
  });

  test('Escape closes the list, and a message may begin with a slash', async () => {
    await serve();
    const page = await browser.open('/chat');
    await field(page).fill('/sum');
    const list = page.getByRole('listbox', { name: 'Prompt templates' });
    await list.waitFor();
    await field(page).press('Escape');
    await list.waitFor({ state: 'detached' });
    await field(page).press('Enter');
    await page.getByRole('log').getByText('You said: /sum').waitFor();
    await waitForAnswer(page);
    await sendPrompt(page, '/ is the root');
    await page.getByRole('log').getByText('You said: / is the root').waitFor();
  });

  test('of one’s own are saved from a draft, used, renamed and deleted, and outlive a reload', async () => {
    const page = await browser.open('/chat');
    await field(page).fill('Write a limerick about {subject}');
    await page.getByRole('button', { name: 'Prompt templates' }).click();
    await page.getByRole('option', { name: 'Save draft as template…' }).click();
    await page.getByRole('textbox', { name: 'Name of the template' }).fill('Limerick');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    // The draft is back: what is typed before that would be added to it.
    await expect.poll(() => field(page).inputValue()).toBe('Write a limerick about {subject}');
    await field(page).fill('/lim');
    await page.getByRole('option', { name: /Limerick/ }).waitFor();
    await field(page).press('Tab');
    await page.keyboard.type('otters');
    await expect.poll(() => field(page).inputValue()).toBe('Write a limerick about otters');

    await page.getByRole('button', { name: 'Prompt templates' }).click();
    await page.getByRole('option', { name: 'Your templates…' }).click();
    await page.getByRole('button', { name: 'Rename Limerick' }).click();
    await page.getByRole('textbox', { name: 'New name of Limerick' }).fill('Poem');
    await page.getByRole('textbox', { name: 'New name of Limerick' }).press('Enter');
    await page.getByRole('button', { name: 'Delete Poem' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('None yet.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await field(page).fill('/poem');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });
});
