import type { Page, Request, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { IMAGE_CREDITS, SIGNUP_GRANT_CREDITS } from '../../lib/constants.ts';
import { grantCredits } from '../../lib/ledger/grant.ts';
import { useNetwork } from '../helpers/network.ts';
import { findAxeViolations } from './axe.ts';
import {
  askForPicture,
  claimPicture,
  deleteByKey,
  drawNext,
  givePicture,
  makePainter,
  paint,
  promptField,
  readsPrompt,
  showPage,
  tile,
} from './image-steps.ts';
import { useBrowser } from './ui-page.ts';

/** The images page in a real browser, with a worker that a test drives. */
const network = useNetwork();
const browser = useBrowser(network);

const lightbox = (page: Page) => page.getByRole('dialog', { name: /^Picture: / });
const balance = (page: Page, credits: number) => page.getByRole('banner').getByText(String(credits)).first().waitFor();
const openTitle = (page: Page) => lightbox(page).getAttribute('aria-label');

test('default: from the prompt over its progress to the gallery, paid when it is there', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  const page = await browser.open('/images', { as: person });
  await page.getByText('1 worker ready to draw').waitFor();
  await page.getByRole('radio', { name: 'Watercolour' }).check();
  await page.getByRole('radio', { name: /^Wide/ }).check();
  await page.getByRole('radio', { name: '3 pictures' }).check();
  await page.getByRole('button', { name: 'Draw 3 · 60 credits' }).waitFor();
  await page.getByRole('radio', { name: '1 picture' }).check();
  await promptField(page).fill('A fox in snow');
  await promptField(page).press('ControlOrMeta+Enter');
  await page.getByText('Place 1 in the queue').waitFor();
  await balance(page, SIGNUP_GRANT_CREDITS - IMAGE_CREDITS);

  const { jobId, task } = await claimPicture(worker);
  expect(task).toMatchObject({ subject: 'A fox in snow', style: 'Watercolor', width: 1_344, height: 768, nsfw: false });
  await page.getByText('Drawing…').waitFor();
  const preview = (await paint({ width: 64, height: 36 })).toString('base64');
  await worker.call('progress', { jobId, step: 7, steps: 20, preview });
  const bar = page.getByRole('progressbar', { name: 'Progress of: A fox in snow' });
  await bar.and(page.locator('[aria-valuenow="7"][aria-valuemax="20"]')).waitFor();
  await page.getByText('Step 7 of 20').waitFor();
  await page.locator('li img[src^="data:image/webp"]').waitFor();

  // Whoever reloads finds it where it was.
  await page.reload();
  await page.getByText('Step 7 of 20').waitFor();
  await worker.upload(jobId, await paint(task));
  const thumbnail = tile(page, 'A fox in snow').getByRole('presentation');
  await thumbnail.waitFor();
  expect(
    await thumbnail.evaluate((image: HTMLImageElement) => [image.width > 0, image.src.includes('size=thumb')]),
  ).toEqual([true, true]);
  await page.getByRole('status').filter({ hasText: 'Picture done: A fox in snow' }).waitFor({ state: 'attached' });
  // The form is as it was, for the next one.
  await readsPrompt(page, 'A fox in snow');
});

test('behavior: of several each has a place of its own, stopped ones cost nothing', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  const page = await browser.open('/images', { as: person });
  const streams = new Set<Request>();
  page.on('request', (request) => request.url().includes('/api/chat/stream') && streams.add(request));
  page.on('requestfinished', (request) => streams.delete(request));
  page.on('requestfailed', (request) => streams.delete(request));
  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('textbox', { name: 'Seed' }).fill('41');
  await page.getByRole('radio', { name: '4 pictures' }).check();
  await askForPicture(page, 'Four towers');
  await balance(page, SIGNUP_GRANT_CREDITS - 4 * IMAGE_CREDITS);
  await page.getByRole('button', { name: 'Stop drawing: Four towers' }).nth(3).waitFor();
  // A browser has six connections to a site for all its tabs: one here is enough, and none where nobody looks.
  await expect.poll(() => streams.size).toBe(1);
  await showPage(page, 'hidden');
  await expect.poll(() => streams.size).toBe(0);
  await showPage(page, 'visible');
  await expect.poll(() => streams.size).toBe(1);
  // Those without a stream have their places from the list.
  for (const place of [1, 2, 3, 4]) await page.getByText(`Place ${place} in the queue`).waitFor();
  const seeds = [(await drawNext(worker)).seed, (await drawNext(worker)).seed];
  expect(seeds).toEqual([41, 42]);
  await tile(page, 'Four towers').nth(1).waitFor();
  await expect.poll(() => page.getByRole('status').getByText('Picture done: Four towers').count()).toBe(2);
  for (const place of [1, 2]) await page.getByText(`Place ${place} in the queue`).waitFor();
  // The last in the queue is deleted in another tab: no stream of it is read here.
  const stops = page.getByRole('button', { name: 'Stop drawing: Four towers' });
  const [newest] = (await person.get('/api/images')).body.images as { id: string }[];
  expect((await person.request('DELETE', `/api/images/${newest?.id}`)).status).toBe(200);
  await stops.nth(1).waitFor({ state: 'detached' });
  await stops.click();
  await stops.waitFor({ state: 'detached' });
  await balance(page, SIGNUP_GRANT_CREDITS - 2 * IMAGE_CREDITS);
  expect(await tile(page, 'Four towers').count()).toBe(2);
});

test('behavior: in the lightbox everything can be done by keys, and the focus comes back', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  for (const each of ['First', 'Second', 'Third']) await givePicture(person, worker, { prompt: each });
  const page = await browser.open('/images', { as: person });
  await tile(page, 'Third').click();
  expect(await openTitle(page)).toBe('Picture: Third');
  expect(page.url()).toMatch(/\?open=img_/);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: 'Picture: Second' }).waitFor();
  await page.keyboard.press('f');
  await lightbox(page).getByRole('button', { name: 'Remove from favourites (F)' }).waitFor();
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('d');
  expect((await downloading).suggestedFilename()).toMatch(/\.png$/);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: 'Picture: First' }).waitFor();
  const held: Route[] = [];
  await page.route(page.url().replace(/.*open=/, '**/api/images/'), (it) => void held.push(it), { times: 1 });
  await page.keyboard.press('Delete');
  await page.getByRole('dialog', { name: 'Picture: Second' }).waitFor();
  await deleteByKey(page);
  await page.getByRole('dialog', { name: 'Picture: Third' }).waitFor();
  // The first deletion fails late: the button is the second's, goes with what it says, and leaves the keys working.
  await held[0]?.abort();
  await lightbox(page).getByText('1 of 2').waitFor();
  await lightbox(page).getByRole('button', { name: 'Undo' }).click();
  await lightbox(page).getByText('1 of 3').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: 'Picture: Second' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: 'Picture: First' }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog', { name: 'Picture: Second' }).waitFor();
  await lightbox(page).getByRole('button', { name: 'Undo' }).waitFor();
  // Twice at once goes back once, not out of the page.
  await Promise.all([page.keyboard.press('Escape'), page.keyboard.press('Escape')]);
  await lightbox(page).waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), { timeout: 15_000 })
    .toBe('Open: Second');
  expect(new URL(page.url()).search).toBe('');

  expect(await tile(page, 'First').count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await tile(page, 'First').waitFor();
  await page.getByRole('radio', { name: 'Favourites' }).check();
  await tile(page, 'Second').waitFor();
  expect(await page.getByRole('button', { name: /^Open: / }).count()).toBe(1);

  await tile(page, 'Second').click();
  await page.getByRole('button', { name: 'Again with changes' }).click();
  await lightbox(page).waitFor({ state: 'detached' });
  await readsPrompt(page, 'Second');
  await expect
    .poll(() => promptField(page).evaluate((it) => it === document.activeElement), { timeout: 15_000 })
    .toBe(true);
  expect(await page.getByRole('textbox', { name: 'Seed' }).inputValue()).toMatch(/^\d+$/);
  // Among the favourites the new one would not be seen.
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: 'Stop drawing: Second' }).waitFor();
  expect(await page.getByRole('radio', { name: 'All' }).isChecked()).toBe(true);
  await drawNext(worker);
});

test('error: one that nobody can draw says that it cost nothing, and is tried again', async () => {
  const person = await network.person();
  const painters = await Promise.all([makePainter(network), makePainter(network), makePainter(network)]);
  const page = await browser.open('/images', { as: person });
  await askForPicture(page, 'A house of mirrors');
  for (const painter of painters) {
    const { jobId } = await claimPicture(painter);
    await painter.call('fail', { jobId, reason: 'out of memory' });
  }
  await page.getByText('No worker could draw this. 0 credits charged.').waitFor();
  await balance(page, SIGNUP_GRANT_CREDITS);
  await page.getByRole('status').getByText('Not drawn, 0 credits charged: A house of mirrors').waitFor();
  // Whoever was away when it failed learns of it as well.
  await page.reload();
  await page.getByText('No worker could draw this. 0 credits charged.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  const [painter] = painters;
  expect((await drawNext(painter)).subject).toBe('A house of mirrors');
  await tile(page, 'A house of mirrors').waitFor();
  expect(await page.getByText('Not drawn').count()).toBe(0);
  expect((await person.get('/api/images')).body.failed).toEqual([]);
});

test('error: too few credits, no worker and a forbidden prompt are said, and the prompt stays', async () => {
  await network.connection.sql`update workers set last_seen_at = now() - interval '1 hour'`;
  const person = await network.person();
  const page = await browser.open('/images', { as: person });
  await page.getByText('No worker draws pictures right now').waitFor();
  await askForPicture(page, 'naked child, explicit');
  await page.getByText('This is not drawn here').waitFor();
  await page.getByText('0 credits charged.').waitFor();

  const credits = IMAGE_CREDITS + 5 - SIGNUP_GRANT_CREDITS;
  await grantCredits(network.connection.db, { userId: person.userId, credits, key: `images:${person.userId}` });
  await page.reload();
  await readsPrompt(page, 'naked child, explicit');
  await promptField(page).fill('An umbrella');
  await page.getByRole('radio', { name: '2 pictures' }).check();
  await page.getByText('This needs 40 credits; you have 25 credits. That is enough for 1 picture.').waitFor();
  await page.getByRole('link', { name: 'Buy credits' }).waitFor();
  expect(await page.getByRole('button', { name: /^Draw 2/ }).getAttribute('aria-disabled')).toBe('true');
  await page.reload();
  await readsPrompt(page, 'An umbrella');
});

test('behavior: NSFW pictures are blurred until they are asked for, one by one or all in this tab', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  for (const each of ['Red', 'Blue']) await givePicture(person, worker, { prompt: each, nsfw: true });
  await person.post('/api/images/generate', { prompt: 'Green', nsfw: true, async: true });
  const { jobId } = await claimPicture(worker);
  const preview = (await paint({ width: 64, height: 64 })).toString('base64');
  await worker.call('progress', { jobId, step: 7, steps: 20, preview });
  const page = await browser.open('/images', { as: person });
  await page.getByText('Step 7 of 20').waitFor();
  const glimpse = page.locator('li img[src^="data:image/webp"]');
  expect(await glimpse.count()).toBe(0);
  const hidden = (name: string) => page.getByRole('button', { name: `NSFW, hidden: ${name}` });
  await hidden('Red').click();
  await tile(page, 'Red').waitFor();
  await hidden('Blue').waitFor();
  await page.getByRole('switch', { name: 'Show NSFW' }).check();
  await tile(page, 'Blue').waitFor();
  await glimpse.waitFor();
  await person.post('/api/chat/stop', { jobId });
  const another = await browser.open('/images', { as: person });
  await another.getByRole('button', { name: 'NSFW, hidden: Red' }).waitFor();
});

test('behavior: signed out, the form is there and says to sign in', async () => {
  const page = await browser.open('/images');
  await promptField(page).fill('A draft that stays');
  await page.getByRole('heading', { name: 'Sign in to draw' }).waitFor();
  await page.getByRole('button', { name: 'Connect wallet to draw' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Development wallet/ })
    .waitFor();
  // Who is signed in is not known, which is not the same as nobody.
  const answer = { status: 429, json: { error: 'Too many requests. Wait a moment.', code: 'rate_limited' } };
  await page.route('**/api/auth/session', (route) => route.fulfill(answer));
  await page.reload();
  await readsPrompt(page, 'A draft that stays');
  await page.getByText('Too many requests. Wait a moment.').waitFor();
  expect(await page.getByRole('heading', { name: 'Sign in to draw' }).count()).toBe(0);
  await page.unroute('**/api/auth/session');
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Sign in to draw' }).waitFor();
});

test('behavior: fits a phone, and axe finds nothing serious in the gallery and the lightbox in both themes', async () => {
  const person = await network.person();
  const worker = await makePainter(network);
  for (const aspect of ['Wide', 'Portrait', 'Square', 'Landscape'])
    await givePicture(person, worker, { prompt: aspect, aspect });
  const page = await browser.open('/images', { as: person, width: 360 });
  await tile(page, 'Wide').waitFor();
  await page.getByRole('button', { name: 'More' }).first().click();
  const sideways = () =>
    page.evaluate(() =>
      [document.documentElement, document.querySelector('main'), document.querySelector('dialog[open] > div')].map(
        (element) => (element ? element.scrollWidth - element.clientWidth : 0),
      ),
    );
  expect(await sideways()).toEqual([0, 0, 0]);
  // No picture is cut: each place has its picture's shape.
  const cut = await page
    .locator('main li img')
    .evaluateAll((images) =>
      images.map((image) =>
        Math.abs(
          image.clientWidth / image.clientHeight -
            Number(image.getAttribute('width')) / Number(image.getAttribute('height')),
        ),
      ),
    );
  expect(Math.max(...cut)).toBeLessThan(0.05);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findAxeViolations(page), `gallery, ${colorScheme}`).toEqual([]);
    await tile(page, 'Square').click();
    await lightbox(page).waitFor();
    expect(await sideways()).toEqual([0, 0, 0]);
    expect(await findAxeViolations(page), `lightbox, ${colorScheme}`).toEqual([]);
    await page.keyboard.press('Escape');
    await lightbox(page).waitFor({ state: 'detached' });
  }
});
