import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { ApiClient } from '../helpers/api-client.ts';
import type { TestNetwork } from '../helpers/network.ts';
import { type ClaimedTask, ScriptedWorker } from '../helpers/scripted-worker.ts';

/** A worker that draws when a test says so. */
export async function makePainter(network: TestNetwork): Promise<ScriptedWorker> {
  const registration = { kinds: ['image'], imageModel: 'test-painter', imageConcurrency: 12 };
  return ScriptedWorker.register(await network.person(), registration);
}

/** A plain picture of a colour. */
export function paint({ width, height }: Pick<ClaimedTask, 'width' | 'height'>, background = '#6d28d9') {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Claims the next picture. */
export async function claimPicture(worker: ScriptedWorker): Promise<{ jobId: string; task: ClaimedTask }> {
  const { job, image } = await worker.claim(15);
  if (job === null || image === undefined) throw new Error('no picture was asked for');
  return { jobId: job.id, task: image };
}

/** Claims the next picture and draws it. */
export async function drawNext(worker: ScriptedWorker, background?: string): Promise<ClaimedTask> {
  const { jobId, task } = await claimPicture(worker);
  expect((await worker.upload(jobId, await paint(task, background))).status).toBe(200);
  return task;
}

/** A picture that is there already, asked for by the API. @returns its id */
export async function givePicture(
  person: ApiClient,
  worker: ScriptedWorker,
  body: Record<string, unknown>,
): Promise<string> {
  const response = await person.post('/api/images/generate', { prompt: 'A lighthouse', async: true, ...body });
  expect(response.status, JSON.stringify(response.body)).toBe(202);
  await drawNext(worker);
  return (response.body.image as { id: string }).id;
}

export const promptField = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true });

/** A page that has come anew takes a moment to remember its draft. */
export const readsPrompt = (page: Page, text: string) =>
  expect.poll(() => promptField(page).inputValue(), { timeout: 15_000 }).toBe(text);

/** Writes a prompt into the form and presses the button. */
export async function askForPicture(page: Page, prompt: string): Promise<void> {
  await promptField(page).fill(prompt);
  await page.getByRole('button', { name: /^Draw/ }).click();
}

/** Deletes what is looked at, and waits until the server has done so. */
export async function deleteByKey(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await page.keyboard.press('Delete');
  expect((await answered).status()).toBe(200);
}

export const tile = (page: Page, prompt: string) => page.getByRole('button', { name: `Open: ${prompt}`, exact: true });

/** As if another tab were in front, or this one again. */
export const showPage = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);
