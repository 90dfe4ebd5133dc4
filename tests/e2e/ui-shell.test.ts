import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { DELETE_UNDO_SECONDS, PAGE_SIZE_DEFAULT } from '../../lib/constants.ts';
import { newId } from '../../lib/ids.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { useBrowser, waitForFocus, waitForFocusIn } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

const list = (page: Page) => page.getByRole('navigation', { name: 'Conversations' });
const row = (page: Page, title: string) => list(page).getByRole('link', { name: title });

/** Somebody with answered conversations, oldest first. */
async function personWith(...prompts: string[]) {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const ids: string[] = [];
  for (const prompt of prompts) {
    ids.push((await person.send(prompt)).conversationId);
    await worker.serveOne();
  }
  return { person, ids, worker };
}

describe('search', () => {
  test('⌘K finds a word inside an answer and opens the conversation', async () => {
    const { person, ids, worker } = await personWith('apples and pears');
    const sent = await person.send('what swims?');
    const { job } = await worker.claim(20);
    await worker.token(job?.id ?? '', 'A coelacanth swims, slowly and at night.');
    await worker.complete(job?.id ?? '', 8);

    const page = await browser.open(`/chat/${ids[0]}`, { as: person });
    await page.getByRole('log').getByText('You said: apples').waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: 'Search and commands' }).fill('coelacanth');
    const option = page.getByRole('option', { name: /what swims/ });
    // The same conversation stands there before, as one of the newest.
    await option.locator('mark').waitFor();
    expect(await option.locator('mark').allInnerTexts()).toEqual(['coelacanth']);
    await option.and(page.locator('[aria-selected=true]')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('slowly and at night').waitFor();
    await page.waitForURL(`${network.url}/chat/${sent.conversationId}`);
    await expect.poll(() => page.title()).toBe('what swims? · ashao');
    // What the router streams late is put before what is there, and doesn't stand over it.
    await page.evaluate(() => {
      const late = document.createElement('title');
      late.textContent = 'Chat · ashao';
      document.head.insertBefore(late, document.head.querySelector('title'));
    });
    await expect.poll(() => page.title()).toBe('what swims? · ashao');
    // The title is the owner's: what the server sends has nothing of it.
    expect(await (await page.request.get(page.url())).text()).not.toContain('what swims');
    await page.getByRole('link', { name: 'New chat' }).first().click();
    await expect.poll(() => page.title()).toBe('Chat · ashao');
  });

  test('in the sidebar shows the passage under the title', async () => {
    const { person } = await personWith('a question about herons', 'ships');
    const page = await browser.open('/chat', { as: person });
    await page.getByRole('searchbox', { name: 'Search conversations' }).fill('herons');
    await row(page, 'ships').waitFor({ state: 'detached' });
    const passage = row(page, 'a question about herons').locator('mark');
    await passage.first().waitFor();
    expect((await passage.first().textContent())?.toLowerCase()).toBe('herons');
    await page.getByRole('searchbox', { name: 'Search conversations' }).press('Escape');
    await row(page, 'ships').waitFor();
  });
});

describe('the list', () => {
  test('renames by double click and by F2, and Escape leaves the title', async () => {
    const { person } = await personWith('first title');
    const page = await browser.open('/chat', { as: person });
    const field = page.getByRole('textbox', { name: 'Title of the conversation' });
    await row(page, 'first title').dblclick();
    await field.fill('second title');
    await field.press('Enter');
    await row(page, 'second title').waitFor();
    await row(page, 'second title').press('F2');
    await field.fill('third title');
    await field.press('Escape');
    await waitForFocus(row(page, 'second title'));
  });

  test('deletes at once, and Undo brings back the row and the page', async () => {
    const { person, ids } = await personWith('keep me', 'drop me');
    const page = await browser.open(`/chat/${ids[1]}`, { as: person });
    await page.getByRole('log').getByText('You said: drop me').waitFor();
    await list(page).getByRole('button', { name: 'Actions for drop me' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await row(page, 'drop me').waitFor({ state: 'detached' });
    await page.waitForURL(`${network.url}/chat`);
    await expect.poll(async () => (await person.get(`/api/conversations/${ids[1]}`)).status).toBe(404);

    await page.getByRole('button', { name: 'Undo' }).click();
    await row(page, 'drop me').waitFor();
    await page.waitForURL(`${network.url}/chat/${ids[1]}`);
    await page.getByRole('log').getByText('You said: drop me').waitFor();
    expect((await person.get(`/api/conversations/${ids[1]}`)).status).toBe(200);
  });

  test('deletes by key, and the focus goes on to the next row', async () => {
    const { person } = await personWith('older', 'newer');
    const page = await browser.open('/chat', { as: person });
    await row(page, 'newer').press('Delete');
    await row(page, 'newer').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.textContent === 'older');
  });

  test('shows a row again that the server did not delete', async () => {
    const { person } = await personWith('stubborn');
    const page = await browser.open('/chat', { as: person });
    await page.route('**/api/conversations/*', (route) =>
      route.request().method() === 'DELETE' ? route.abort() : route.continue(),
    );
    await row(page, 'stubborn').press('Delete');
    await page.getByText('“stubborn” was not deleted.').waitFor();
    await row(page, 'stubborn').waitFor();
  });

  test('a deletion is final after its time', async () => {
    const { person, ids } = await personWith('gone for good');
    await person.request('DELETE', `/api/conversations/${ids[0]}`);
    await network.connection.sql`
      update conversations set deleted_at = now() - make_interval(secs => ${DELETE_UNDO_SECONDS + 1}) where id = ${ids[0] ?? ''}`;
    expect((await person.post(`/api/conversations/${ids[0]}/restore`, {})).status).toBe(404);
  });

  test('loads older ones by itself, and arrows move in it', async () => {
    const person = await network.person();
    for (let index = 0; index < PAGE_SIZE_DEFAULT + 5; index += 1) {
      await network.connection.sql`
        insert into conversations (id, user_id, title, updated_at)
        values (${newId('conversation')}, ${person.userId}, ${`number ${index}`}, now() - make_interval(secs => ${index}))`;
    }
    const page = await browser.open('/chat', { as: person });
    await row(page, 'number 0').focus();
    expect(await list(page).getByRole('link').count()).toBe(PAGE_SIZE_DEFAULT);
    await page.keyboard.press('ArrowDown');
    await waitForFocus(list(page).getByRole('link', { name: 'number 1', exact: true }));
    await page.keyboard.press('End');
    await row(page, `number ${PAGE_SIZE_DEFAULT + 4}`).waitFor();
  });
});

describe('the frame', () => {
  test('the sidebar stays away when it was put away', async () => {
    const page = await browser.open('/chat', { as: await network.person() });
    await page.getByRole('button', { name: /^Hide the sidebar/ }).click();
    await list(page).waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('button', { name: /^Show the sidebar/ }).waitFor();
    expect(await list(page).isVisible()).toBe(false);
    await page.keyboard.press('ControlOrMeta+b');
    await list(page).waitFor();
  });

  test('on a phone the sidebar is a drawer that closes by itself', async () => {
    const { person, ids } = await personWith('pocket size');
    const page = await browser.open('/chat', { as: person, width: 390 });
    await page.getByRole('button', { name: 'Open the conversation list' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'pocket size' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForURL(`${network.url}/chat/${ids[0]}`);
    await page.getByRole('button', { name: 'Open the conversation list' }).click();
    await waitForFocusIn(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('on a phone the list works offline, and a deletion is undone below the header, clear of the message field', async () => {
    const { person, ids } = await personWith('seen before', 'open now');
    const page = await browser.open(`/chat/${ids[0]}`, { as: person, width: 390 });
    const drawer = page.getByRole('dialog', { name: 'Conversations' });
    const openDrawer = () => page.getByRole('button', { name: 'Open the conversation list' }).click();
    await page.getByRole('log').getByText('You said: seen before').waitFor();
    await openDrawer();
    await drawer.getByRole('link', { name: 'open now' }).click();
    await page.getByRole('log').getByText('You said: open now').waitFor();
    // What was read is shown without a network; a navigation would end in the browser's own error page.
    await page.context().setOffline(true);
    await openDrawer();
    await drawer.getByRole('link', { name: 'seen before' }).click();
    await page.getByRole('log').getByText('You said: seen before').waitFor();
    await drawer.waitFor({ state: 'detached' });
    await openDrawer();
    await drawer.getByRole('link', { name: 'New chat' }).click();
    await page.getByRole('heading', { name: 'Ask the network' }).waitFor();
    await page.getByRole('button', { name: 'Temporary chat' }).click();
    await page.getByText('nothing of it is kept on the server').waitFor();
    await page.evaluate(() => window.history.go(-2));
    await page.getByRole('log').getByText('You said: seen before').waitFor();
    await page.context().setOffline(false);
    await page.getByText('You are offline.').waitFor({ state: 'detached' });

    await openDrawer();
    await drawer.getByRole('button', { name: 'Actions for seen before' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.waitForURL(`${network.url}/chat`);
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    const toast = await page
      .getByRole('region', { name: /^Notifications/ })
      .getByRole('listitem')
      .boundingBox();
    const field = await page.getByRole('textbox', { name: 'Message' }).boundingBox();
    expect(toast?.y).toBeGreaterThanOrEqual(56);
    expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThan(field?.y ?? 0);
    await undo.click();
    await page.getByRole('log').getByText('You said: seen before').waitFor();
  });

  test('on phones the header is one line and nothing is wider than the screen', async () => {
    const { person, ids } = await personWith('a conversation with a rather long title that does not fit');
    const page = await browser.open('/chat', { as: person, width: 360 });
    const paths = ['/chat', `/chat/${ids[0]}`, '/earn'];
    for (const { path, width } of paths.flatMap((path) => [360, 390, 640].map((width) => ({ path, width })))) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(network.url + path);
      await page.getByRole('banner').getByText('490').waitFor();
      await page.getByRole('button', { name: /^Network/ }).waitFor();
      const { overflow, tops } = await page.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        tops: [...document.querySelectorAll('header button')]
          .map((it) => it.getBoundingClientRect())
          .filter((box) => box.width > 0 && (box.right > window.innerWidth || box.left < 0 || box.bottom > 60)).length,
      }));
      expect({ overflow, tops }, `${path} at ${width} px`).toEqual({ overflow: 0, tops: 0 });
    }
  });

  test('the network’s figures are those of the API', async () => {
    await ScriptedWorker.register(await network.person(), { tiers: ['pro'] });
    const person = await network.person();
    const page = await browser.open('/chat', { as: person });
    await page.getByRole('button', { name: /^Network: \d+ worker/ }).click();
    const panel = page.getByRole('dialog', { name: 'Network' });
    // Workers of other tests lapse meanwhile, and the page asks every ten seconds.
    const shown = async () => {
      const { pro } = (await person.get('/api/stats')).body.tiers as { pro: { activeWorkers: number } };
      return panel.getByRole('row', { name: new RegExp(`^Pro ${pro.activeWorkers} `) }).count();
    };
    await expect.poll(shown, { timeout: 30_000 }).toBe(1);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await waitForFocus(page.getByRole('button', { name: /^Network/ }));
  });
});
