import { describe, expect, onTestFinished, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { givePicture, makePainter } from './image-steps.ts';
import { sendPrompt, useBrowser, waitForAnswer, waitForFocus } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);

describe('sharing', () => {
  test('makes a copy anybody can read, which changes only when asked, and ends when asked', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start();
    onTestFinished(() => worker.stop());
    const person = await network.person();
    const { conversationId } = await person.send('what is public');
    const page = await browser.open(`/chat/${conversationId}`, { as: person });
    await page.getByText('You said: what is public. 🙂 Done.').waitFor();
    await waitForAnswer(page);

    await page.getByRole('button', { name: 'This conversation' }).click();
    await page.getByRole('menuitem', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Create link' }).click();
    const url = await page.getByRole('textbox', { name: 'Link to the copy' }).inputValue();
    expect(url).toMatch(new RegExp(`^${network.url}/share/shr_\\w+$`));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const stranger = await browser.open(new URL(url).pathname);
    await stranger.getByRole('heading', { name: 'what is public' }).waitFor();
    await stranger.getByText('You said: what is public. 🙂 Done.').waitFor();
    expect(await stranger.locator('meta[name=robots]').getAttribute('content')).toMatch(/noindex/);
    const response = await stranger.request.get(url);
    expect(response.headers()['x-robots-tag']).toContain('noindex');
    const api = await (await stranger.request.get(`${network.url}/api/shares/${url.split('/').at(-1)}`)).text();
    expect(api).not.toMatch(/conv_|msg_|usr_|job_|0x/);

    await sendPrompt(page, 'and this one');
    await page.getByText('You said: and this one. 🙂 Done.').waitFor();
    await waitForAnswer(page);
    await stranger.reload();
    await stranger.getByText('You said: what is public. 🙂 Done.').waitFor();
    expect(await stranger.getByText('and this one').count()).toBe(0);

    // Below the last answer: the same share, up to there.
    await page.getByRole('button', { name: 'Share up to here' }).last().click();
    await page.getByRole('button', { name: 'Update to this answer' }).click();
    await page.getByText('The link now shows these messages.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Link to the copy' }).inputValue()).toBe(url);
    await stranger.reload();
    await stranger.getByText('You said: and this one. 🙂 Done.').waitFor();

    await page.getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByText('The link no longer works.').waitFor();
    await page.getByRole('button', { name: 'Create link' }).waitFor();
    await stranger.reload();
    await stranger.getByRole('heading', { name: 'Nothing is shared here' }).waitFor();
    await stranger.getByRole('link', { name: 'Start your own chat' }).click();
    await stranger.getByRole('textbox', { name: 'Message' }).waitFor();
  });

  test('asks whoever is signed out to sign in', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start();
    onTestFinished(() => worker.stop());
    const page = await browser.open('/chat');
    await sendPrompt(page, 'nobody special');
    await page.getByText('You said: nobody special. 🙂 Done.').waitFor();
    await page.getByRole('button', { name: 'This conversation' }).click();
    await page.getByRole('menuitem', { name: 'Share' }).click();
    await page.getByText('Sign in to share.').waitFor();
    expect(await page.getByRole('button', { name: 'Create link' }).count()).toBe(0);
    await page.getByRole('dialog').getByRole('button', { name: 'Connect wallet' }).click();
    await page.getByRole('button', { name: /^Development wallet/ }).waitFor();
  });

  test('a shared page is never wider than a phone', async () => {
    const worker = (await ScriptedWorker.register(await network.person())).start();
    onTestFinished(() => worker.stop());
    const person = await network.person();
    const { conversationId } = await person.send(`wide ${'w'.repeat(200)}`);
    await expect
      .poll(async () => JSON.stringify((await person.get(`/api/conversations/${conversationId}`)).body))
      .toContain('"done"');
    const { body } = await person.request('PUT', `/api/conversations/${conversationId}/share`, {});
    const page = await browser.open(`/share/${(body.share as { id: string }).id}`, { width: 360 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });

  test('the link of a picture shows it to anybody, can be reported, and ends', async () => {
    const person = await network.person();
    const id = await givePicture(person, await makePainter(network), { prompt: 'A shared hill' });
    const page = await browser.open(`/images?open=${id}`, { as: person });
    await page.getByRole('button', { name: 'Share as a link' }).click();
    const link = await page.getByRole('textbox', { name: 'Link to the picture' }).inputValue();

    const other = await browser.open(new URL(link).pathname);
    await other.getByRole('heading', { name: 'A shared hill' }).waitFor();
    await other.getByText('Drawn by a worker of the ashao network').waitFor();
    const shown = other.getByRole('img', { name: 'A shared hill' });
    await expect
      .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
      .toBe(1_024);
    const preview = await other.locator('meta[property="og:image"]').getAttribute('content');
    expect(preview).toBe(link.replace(/\/share\/image\/(\w+)$/, '/api/image-shares/$1/file'));
    await other.route(/\/file$/, (route) => route.abort());
    await other.reload();
    await other.getByText('The picture could not be loaded.').waitFor();
    await other.unroute(/\/file$/);
    await other.getByRole('button', { name: 'Try again' }).click();
    await expect
      .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
      .toBe(1_024);
    expect(await other.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
    await other.getByRole('button', { name: 'Report this picture' }).click();
    await other.getByRole('button', { name: 'Send report' }).click();
    await other.getByText('Choose what is wrong with it.').waitFor();
    // There before it says something, or it would not be read out.
    const status = other.getByRole('dialog').getByRole('status');
    expect(await status.textContent()).toBe('');
    const region = await status.elementHandle();
    await other.getByRole('radio', { name: 'Violence or cruelty' }).check();
    await other.getByRole('button', { name: 'Send report' }).click();
    await expect.poll(() => region?.textContent()).toBe('Reported. Thank you.');
    await waitForFocus(other.getByRole('button', { name: 'Done' }));
    const reports = await network.connection.sql`select reason from image_reports where image_id = ${id}`;
    expect(reports).toEqual([{ reason: 'violence' }]);

    await page.getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByText('The link no longer works.').waitFor();
    await other.reload();
    await other.getByRole('heading', { name: 'Nothing is shared here' }).waitFor();
  });
});
