import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type BoundShortcutId, getShortcut, SHORTCUT_IDS } from '../../components/shortcuts/shortcuts.ts';
import { shortcutSheetStrings } from '../../lib/strings/shortcut-sheet.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { sendPrompt, useBrowser, waitForAnswer, waitForFocus, waitForFocusIn } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

/** What is to be seen after each of the table's shortcuts, pressed in an answered conversation. */
const EFFECTS: Record<Exclude<BoundShortcutId, 'stop'>, (page: Page) => Promise<unknown>> = {
  search: (page) => page.getByRole('combobox', { name: 'Search and commands' }).waitFor(),
  'new-chat': (page) => page.waitForURL(`${network.url}/chat`),
  'temporary-chat': (page) => page.waitForURL(`${network.url}/chat?temporary=1`),
  'toggle-sidebar': (page) => page.getByRole('button', { name: /^Show the sidebar/ }).waitFor(),
  help: (page) => sheet(page).waitFor(),
  'focus-composer': (page) => waitForFocus(composer(page)),
  'copy-last-answer': (page) =>
    expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('You said: hello. 🙂 Done.'),
};

async function openAnswered(): Promise<Page> {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId } = await person.send('hello');
  await worker.serveOne();
  const page = await browser.open(`/chat/${conversationId}`, { as: person });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('log').getByText('You said: hello').waitFor();
  await waitForAnswer(page);
  return page;
}

describe('each shortcut does what the sheet says', () => {
  for (const [id, seeEffect] of Object.entries(EFFECTS)) {
    test(shortcutSheetStrings.labels[id as BoundShortcutId], async () => {
      for (const keys of getShortcut(id as BoundShortcutId).keys) {
        const page = await openAnswered();
        // Nowhere in particular: a bare key would be text in a field.
        await page.getByRole('log').click();
        await page.keyboard.press(keys.replace('Mod', 'ControlOrMeta'));
        await seeEffect(page);
      }
    });
  }

  test(`${shortcutSheetStrings.labels.stop}, and not while something is open over it`, async () => {
    await network.emptyQueue();
    const person = await network.person();
    const worker = await ScriptedWorker.register(await network.person());
    const page = await browser.open('/chat', { as: person });
    await page.getByText('500').first().waitFor();
    await sendPrompt(page, 'go on');
    const { job } = await worker.claim(20);
    await worker.token(job?.id ?? '', 'Half of');
    await page.getByRole('article', { name: 'Answer' }).getByText('Half of').waitFor();
    await page.keyboard.press('ControlOrMeta+/');
    await waitForFocusIn(sheet(page));
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'detached' });
    expect(await page.getByRole('log').getAttribute('aria-busy')).toBe('true');
    await page.keyboard.press('Escape');
    await waitForAnswer(page);
    expect((await worker.token(job?.id ?? '', ' more')).status).toBe(409);
  });
});

test('the sheet lists the table, and a question mark in a field is a question mark', async () => {
  const page = await openAnswered();
  await composer(page).focus();
  await page.keyboard.type('?');
  await expect.poll(() => composer(page).inputValue()).toBe('?');
  await page.keyboard.press('ControlOrMeta+/');
  await sheet(page).waitFor();
  const listed = await sheet(page)
    .locator('[data-shortcut]')
    .evaluateAll((rows) => rows.map((it) => it.getAttribute('data-shortcut')));
  expect(listed.sort()).toEqual([...SHORTCUT_IDS].sort());
});
