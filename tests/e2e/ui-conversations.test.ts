import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { useBrowser } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

describe('the conversation list', () => {
  test('searches, renames, exports and deletes', async () => {
    const person = await network.person();
    const worker = await ScriptedWorker.register(await network.person());
    await person.send('apples and pears');
    await worker.serveOne();
    const { conversationId } = await person.send('ships and sails');
    await worker.serveOne();

    const page = await browser.open(`/chat/${conversationId}`, { as: person });
    const list = page.getByRole('navigation', { name: 'Conversations' });
    await list.getByText('Today').waitFor();
    expect(await list.getByRole('link').allInnerTexts()).toEqual(['ships and sails', 'apples and pears']);

    await page.getByRole('searchbox', { name: 'Search conversations' }).fill('PEARS');
    await list.getByRole('link', { name: 'ships and sails' }).waitFor({ state: 'detached' });
    await page.getByRole('searchbox', { name: 'Search conversations' }).fill('');

    await list.getByRole('button', { name: 'Actions for ships and sails' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Title of the conversation' }).fill('Sailing');
    await page.getByRole('textbox', { name: 'Title of the conversation' }).press('Enter');
    await list.getByRole('link', { name: 'Sailing' }).waitFor();

    await list.getByRole('button', { name: 'Actions for Sailing' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export as Markdown' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toContain('You said: ships and sails');

    await list.getByRole('button', { name: 'Actions for Sailing' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await list.getByRole('link', { name: 'Sailing' }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Ask the network' }).waitFor();
    await page.goto(`${network.url}/chat/${conversationId}`);
    await page.getByText('This conversation is not here').waitFor();
  });

  test('is the same in another tab at once', async () => {
    const person = await network.person();
    const { conversationId } = await person.send('ships and sails');
    const page = await browser.open(`/chat/${conversationId}`, { as: person });
    const other = await page.context().newPage();
    await other.goto(`${network.url}/chat/${conversationId}`);
    const [here, there] = [page, other].map((tab) => tab.getByRole('navigation', { name: 'Conversations' }));
    await there?.getByRole('link', { name: 'ships and sails' }).waitFor();

    await here?.getByRole('link', { name: 'ships and sails' }).press('F2');
    await page.getByRole('textbox', { name: 'Title of the conversation' }).fill('Sailing');
    await page.keyboard.press('Enter');
    await there?.getByRole('link', { name: 'Sailing' }).waitFor();
    await here?.getByRole('link', { name: 'Sailing' }).press('Delete');
    await other.getByText('This conversation is not here').waitFor();
    await there?.getByRole('link', { name: 'Sailing' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await there?.getByRole('link', { name: 'Sailing' }).waitFor();
    await other.getByRole('log').getByText('ships and sails').waitFor();
  });

  test('somebody else’s conversation looks like none', async () => {
    const { conversationId } = await (await network.person()).send('secret');
    const page = await browser.open(`/chat/${conversationId}`, { as: await network.person() });
    await page.getByText('This conversation is not here').waitFor();
    expect(await page.getByText('secret').count()).toBe(0);
  });
});

describe('the other pages', () => {
  test('a worker key is shown once, in the command that uses it', async () => {
    const page = await browser.open('/earn', { as: await network.person() });
    await page.getByRole('textbox', { name: 'Name of the new key' }).fill('attic-gpu');
    await page.getByRole('button', { name: 'Make a key' }).click();
    expect(await page.getByTestId('worker-command').textContent()).toMatch(
      new RegExp(`^npx ashao-worker --server ${network.url} --key ashao_wk_\\S+$`),
    );
    await page.reload();
    await page.getByText('attic-gpu').waitFor();
    expect(await page.getByTestId('worker-command').count()).toBe(0);
  });

  test('every guide opens, and a heading’s address leads to it', async () => {
    const page = await browser.open('/guides');
    const links = page.getByRole('main').getByRole('link');
    const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      expect((await page.goto(network.url + path))?.status(), String(path)).toBe(200);
      const targets = await page
        .locator('.prose a[href^="#"], .prose a[href^="/"]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      for (const target of targets.filter((href) => href.startsWith('#'))) {
        expect(await page.locator(`[id="${target.slice(1)}"]`).count(), `${path}${target}`).toBe(1);
      }
    }
    expect((await page.goto(`${network.url}/guides/none-such`))?.status()).toBe(404);
    // The head is streamed after the page.
    await expect.poll(() => page.title()).toMatch(/^There is no such guide/);
  });

  test('a theme that was chosen is there at once on the next page', async () => {
    const page = await browser.open('/');
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.getByRole('button', { name: /^Theme: light/ }).click();
    const html = await (await page.request.get(`${network.url}/chat`)).text();
    expect(html).toMatch(/<html[^>]*data-theme="dark"/);
  });
});
