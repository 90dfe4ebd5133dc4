import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { IMAGE_CREDITS, SIGNUP_GRANT_CREDITS } from '../../lib/constants.ts';
import { useNetwork } from '../helpers/network.ts';
import { claimPicture, givePicture, makePainter, paint, tile } from './image-steps.ts';
import { readMeta, sendPrompt, useBrowser, waitForAnswer } from './ui-page.ts';

const network = useNetwork();
const browser = useBrowser(network);
const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });

test('default: /image draws in the chat, with its progress, and the picture opens in the gallery', async () => {
  const person = await network.person();
  const first = await makePainter(network);
  const page = await browser.open('/chat', { as: person });
  await field(page).fill('/ima');
  await page.getByRole('option', { name: /^Image \/image draws a picture · 20 credits/ }).waitFor();
  await page.keyboard.press('Enter');
  expect(await field(page).inputValue()).toBe('/image {text}');
  await page.getByText('20 credits a picture').waitFor();
  await page.keyboard.type('a red fox');
  await page.keyboard.press('Enter');

  const given = await claimPicture(first);
  await first.call('progress', { jobId: given.jobId, step: 7, steps: 8 });
  await page.getByText('Step 7 of 8').waitFor();
  // What one worker had done is nothing to the next.
  await first.call('fail', { jobId: given.jobId, reason: 'test' });
  await page.getByText('Step 7 of 8').waitFor({ state: 'detached' });
  const worker = await makePainter(network);
  const { jobId, task } = await claimPicture(worker);
  expect(task.subject).toBe('a red fox');
  await worker.call('progress', { jobId, step: 2, steps: 8 });
  await page.getByText('Step 2 of 8').waitFor();
  // The reload's stream ends and can't be had again for a while.
  const told = `retry: 500\ndata: ${JSON.stringify({ type: 'progress', step: 2, steps: 8, preview: null })}\n\n`;
  let asked = 0;
  await page.route('**/api/chat/stream?*', (route) => {
    asked += 1;
    return asked === 1 ? route.fulfill({ contentType: 'text/event-stream', body: told }) : route.abort();
  });
  await page.reload();
  await page.getByRole('log').getByText('Reconnecting…').waitFor();
  expect(await page.getByText('Step 2 of 8').count()).toBe(1);
  await worker.call('progress', { jobId, step: 3, steps: 8 });
  await page.unroute('**/api/chat/stream?*');
  await page.getByText('Step 3 of 8').waitFor();
  await page.getByRole('log').getByText('Reconnecting…').waitFor({ state: 'detached' });
  await worker.upload(jobId, await paint(task));
  await waitForAnswer(page);
  const picture = page.getByRole('link', { name: 'Open picture: a red fox' });
  await expect
    .poll(() => picture.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
    .toBeGreaterThan(0);
  expect(await readMeta(page)).toContain('20 credits · Pictures');
  await page
    .getByRole('banner')
    .getByText(String(SIGNUP_GRANT_CREDITS - IMAGE_CREDITS))
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Copy prompt' }).waitFor();

  await picture.click();
  await page.getByRole('dialog', { name: 'Picture: a red fox' }).waitFor();
});

test('error: signed out and in a temporary chat it is said before sending', async () => {
  const visitor = await browser.open('/chat');
  await field(visitor).fill('/image a red fox');
  await visitor.getByText('Sign in to have pictures drawn').waitFor();
  await field(visitor).press('Enter');
  expect(await field(visitor).inputValue()).toBe('/image a red fox');

  const page = await browser.open('/chat?temporary=1', { as: await network.person() });
  await sendPrompt(page, '/image a red fox');
  await page.getByText('A temporary chat draws nothing').waitFor();
  expect(await field(page).inputValue()).toBe('/image a red fox');
});

test('behavior: in the gallery an address that has lapsed is asked for anew, once, and a link to none says so', async () => {
  const person = await network.person();
  await givePicture(person, await makePainter(network), { prompt: 'An old address' });
  const page = await browser.open('/nothing-here', { as: person });
  await page.route(/\/api\/images$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(/expires=\d+/g, 'expires=1') });
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${network.url}/images`);
  const thumbnail = tile(page, 'An old address').locator('img');
  await expect
    .poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
    .toBeGreaterThan(0);
  expect(asked.filter((path) => /\/api\/images\/img_\w+$/.test(path))).toHaveLength(1);

  // One that could not be read is not called deleted.
  const answer = { status: 429, json: { error: 'Too many requests. Wait a moment.', code: 'rate_limited' } };
  await page.route('**/api/images/img_nowhere', (route) => route.fulfill(answer));
  await page.goto(`${network.url}/images?open=img_nowhere`);
  await page.getByText('Too many requests. Wait a moment.').waitFor();
  await page.unroute('**/api/images/img_nowhere');
  await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
  await page.getByText('It was deleted, or it belongs to another account.').waitFor();
});
