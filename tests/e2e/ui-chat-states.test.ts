import { describe, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { sendPrompt, useBrowser, waitForAnswer, waitForFocus, waitForFocusIn } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

/** One red pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('a chat', () => {
  test('that is not there has its card and nothing to write into', async () => {
    const page = await browser.open('/chat/conv_none', { as: await network.person() });
    await page.getByText('This conversation is not here').waitFor();
    await page.getByRole('link', { name: 'Start a new chat' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Message' }).count()).toBe(0);
  });

  test('without a connection says so, keeps the draft and sends nothing by itself', async () => {
    const person = await network.person();
    const page = await browser.open('/chat', { as: person });
    await page.getByText('500 credits').waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.getByRole('button', { name: 'Network: Offline' }).waitFor();
    expect(await page.getByText(/workers? ready/).count()).toBe(0);
    await sendPrompt(page, 'later perhaps');
    await page
      .getByRole('alert')
      .getByText(/^Not sent/)
      .waitFor();
    // What the page says of it may not have been fetched before the network went: the card is plainer then.
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('later perhaps');
    await page.context().setOffline(false);
    await page.getByText('You are offline.').waitFor({ state: 'detached' });
    await page
      .getByRole('alert')
      .getByText(/^Not sent/)
      .waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('later perhaps');
    expect((await person.get('/api/conversations')).body.conversations).toEqual([]);
  });
});

describe('a message with pictures', () => {
  test('shows them small and whole, and keeps those that are not left out of its next version', async () => {
    const person = await network.person();
    const worker = await ScriptedWorker.register(await network.person(), { images: true });
    const image = { type: 'image/png', data: PIXEL };
    const sent = await person.post('/api/chat/send', { tier: 'pro', content: 'two pixels', images: [image, image] });
    expect(sent.status).toBe(200);
    await worker.serveOne();
    const page = await browser.open(`/chat/${sent.body.conversationId}`, { as: person });
    await page.getByRole('button', { name: 'Open picture 2 of 2' }).click();
    await page.getByRole('dialog', { name: 'Picture 2 of 2' }).getByRole('img').waitFor();
    await waitForFocusIn(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('article', { name: 'You' }).hover();
    await page.getByRole('button', { name: 'Edit message' }).click();
    await page.getByRole('button', { name: 'Leave out picture 1' }).click();
    await page.getByRole('textbox', { name: 'Edited message' }).fill('one pixel');
    await page.getByRole('button', { name: /^Save/ }).click();
    const { job, messages } = await worker.claim(20);
    expect(messages?.at(-1)).toEqual({ role: 'user', content: 'one pixel', images: [image] });
    await worker.token(job?.id ?? '', 'Seen.');
    await worker.complete(job?.id ?? '', 1);
    await waitForAnswer(page);
    await page.getByRole('img', { name: 'Picture 1 of 1' }).waitFor();
    await page.getByRole('button', { name: 'Previous version' }).click();
    await page.getByRole('img', { name: 'Picture 2 of 2' }).waitFor();
  });
});

describe('the menu of a conversation', () => {
  test('copies and exports the versions that are shown', async () => {
    const person = await network.person();
    const worker = await ScriptedWorker.register(await network.person());
    const { conversationId } = await person.send('old words');
    await worker.serveOne();
    await person.post('/api/chat/send', { tier: 'pro', content: 'new words', conversationId, parentId: null });
    await worker.serveOne();
    const page = await browser.open(`/chat/${conversationId}`, { as: person });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByText('You said: new words').waitFor();
    await page.getByRole('button', { name: 'Previous version' }).click();
    await page.getByText('You said: old words').waitFor();
    await page.getByRole('button', { name: 'This conversation' }).click();
    await page.getByRole('menuitem', { name: 'Copy all as Markdown' }).click();
    await page.getByText('Conversation copied as Markdown').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('You said: old words');
    expect(copied).not.toContain('new words.');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+L');
    await page.getByText('Last answer copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('You said: old words. 🙂 Done.');

    const menu = page.getByRole('button', { name: 'This conversation' });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Title of the conversation' }).fill('Words');
    await page.getByRole('textbox', { name: 'Title of the conversation' }).press('Enter');
    await page.getByRole('banner').getByText('Words').waitFor();
    await waitForFocus(menu);
    await menu.click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.waitForURL(`${network.url}/chat`);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('You said: old words').waitFor();
  });
});
