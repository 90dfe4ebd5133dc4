import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { IMAGE_CREDITS, SIGNUP_GRANT_CREDITS } from '../../lib/constants.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import type { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { askForPicture, claimPicture, drawNext, givePicture, makePainter, readsPrompt, tile } from './image-steps.ts';
import { useBrowser } from './ui-page.ts';

/** The images page where something was refused or lost: nobody pays twice, and it is said where the person looks. */
const network = useNetwork();
const browser = useBrowser(network);

const RETRY = { name: `Try again · ${IMAGE_CREDITS} credits`, exact: true };

/** A picture that no worker may draw, asked for by the API. The others are gone: one of them would be asked as well. */
async function failPicture(person: ApiClient, worker: ScriptedWorker, prompt: string): Promise<void> {
  await network.connection.sql`
    update workers set last_seen_at = now() - interval '1 hour' where id <> ${worker.workerId}`;
  expect((await person.post('/api/images/generate', { prompt, async: true })).status).toBe(202);
  await worker.call('fail', { jobId: (await claimPicture(worker)).jobId, censored: true });
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

test('behavior: what was accepted is not paid again, whatever was sent in between and wherever the person went', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  await failPicture(person, worker, 'A broken bridge');
  const page = await browser.open('/images', { as: person });
  await page.getByRole('button', RETRY).waitFor();
  // Of two, the answer to the second is lost on its way.
  let asked = 0;
  await page.route('**/api/images/generate', async (route) => {
    asked += 1;
    if (asked !== 2) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('radio', { name: '2 pictures' }).check();
  await askForPicture(page, 'Two boats');
  await page.getByText('Not sent: no connection').waitFor();
  await page.getByRole('button', RETRY).click();
  await page.getByRole('button', { name: 'Stop drawing: A broken bridge' }).waitFor();
  await page.getByText('Not drawn').waitFor({ state: 'detached' });

  await page.goto(`${network.url}/chat`);
  await page.goto(`${network.url}/images`);
  await readsPrompt(page, 'Two boats');
  await page.getByRole('button', { name: /^Draw 2/ }).click();
  await page.getByRole('status').getByText('2 pictures asked for').waitFor({ state: 'attached' });
  const { images } = (await person.get('/api/images')).body as { images: { prompt: string }[] };
  expect(images.map(({ prompt }) => prompt).sort()).toEqual(['A broken bridge', 'Two boats', 'Two boats']);
  const { credits } = (await person.get('/api/credits')).body as { credits: number };
  expect(credits).toBe(SIGNUP_GRANT_CREDITS - 3 * IMAGE_CREDITS);
  // Nothing is left in the queue for the workers of the next test.
  for (const _picture of images) await drawNext(worker);
});

test('error: a retry that is refused says so beside the tile, and a dismissed tile leaves the focus in the gallery', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  await givePicture(person, worker, { prompt: 'A hill' });
  for (const prompt of ['Older', 'Newer']) await failPicture(person, worker, prompt);
  const page = await browser.open('/images', { as: person, width: 390 });
  await page.getByRole('button', RETRY).nth(1).waitFor();
  const answer = { status: 402, json: { error: 'This takes 20 credits; you have 3.', code: 'insufficient_credits' } };
  await page.route('**/api/images/generate', (route) => route.fulfill(answer));
  await page.getByRole('button', RETRY).first().click();
  await page.getByRole('region', { name: 'Notifications' }).getByText('Not sent: This takes 20 credits').waitFor();
  await page.getByRole('form', { name: 'New picture' }).getByText('This takes 20 credits; you have 3.').waitFor();

  await page.getByRole('button', { name: 'Dismiss: Newer' }).press('Enter');
  await expect.poll(() => focused(page)).toBe('Dismiss: Older');
  await page.getByRole('button', { name: 'Dismiss: Older' }).press('Enter');
  await expect.poll(() => focused(page)).toBe('Open: A hill');
  expect(await page.getByText('Not drawn').count()).toBe(0);
});

test('error: what is refused in the lightbox is said above it, and dismissing the message closes nothing else', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  for (const prompt of ['A hill', 'A lake']) await givePicture(person, worker, { prompt });
  const page = await browser.open('/images', { as: person, width: 390 });
  await tile(page, 'A hill').click();
  const lightbox = page.getByRole('dialog', { name: 'Picture: A hill' });
  await lightbox.waitFor();
  const message = lightbox.getByRole('region', { name: 'Notifications' }).getByRole('listitem');
  const refuse = { status: 503, json: { error: 'Too much waits.', code: 'unavailable' } };
  await page.route(/api\/images\/img_/, (route) => route.fulfill(refuse));

  await page.keyboard.press('f');
  await message.getByText('Not changed: Too much waits.').waitFor();
  // A real press: it is on top where it is seen.
  await message.getByRole('button', { name: 'Dismiss' }).click();
  await message.waitFor({ state: 'detached' });
  await page.keyboard.press('d');
  await message.getByText('Not downloaded: Too much waits.').waitFor();
  await page.keyboard.press('F8');
  await expect.poll(() => focused(page)).toBe('Dismiss');
  await page.keyboard.press('Escape');
  await message.waitFor({ state: 'detached' });
  expect(await lightbox.isVisible()).toBe(true);

  await page.unroute(/api\/images\/img_/);
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('d');
  expect((await downloading).suggestedFilename()).toMatch(/^ashao-.+\.png$/);
  await page.route(/api\/images\/img_/, (route) => route.fulfill(refuse));
  await page.keyboard.press('Delete');
  const other = page.getByRole('dialog', { name: 'Picture: A lake' });
  await other.getByRole('region', { name: 'Notifications' }).getByText('Not deleted: Too much waits.').waitFor();
  // Whoever points at it is still reading; it outlives the dialog it lay above.
  await other.getByText('Not deleted').hover();
  await page.keyboard.press('Escape');
  await other.waitFor({ state: 'detached' });
  await page.getByText('Not deleted: Too much waits.').click();
  await tile(page, 'A hill').waitFor();
});

test('behavior: a picture deleted in the lightbox gives way to its neighbour, with nothing looked for in between', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  for (const prompt of ['First', 'Second']) await givePicture(person, worker, { prompt });
  const page = await browser.open('/images', { as: person });
  await tile(page, 'Second').click();
  const lightbox = page.getByRole('dialog', { name: 'Picture: Second' });
  const titles = await lightbox.evaluateHandle((dialog) => {
    const seen: (string | null)[] = [];
    const watch = () => seen.push(dialog.getAttribute('aria-label'));
    new MutationObserver(watch).observe(dialog, { attributeFilter: ['aria-label'] });
    return seen;
  });
  const opened = page.url();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog', { name: 'Picture: First' }).waitFor();
  await expect.poll(() => page.url()).not.toBe(opened);
  expect(await titles.jsonValue()).toEqual(['Picture: First']);
});
