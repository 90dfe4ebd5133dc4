import sharp from 'sharp';
import { expect } from 'vitest';
import type { ApiClient } from './api-client.ts';
import type { TestNetwork } from './network.ts';
import { ScriptedWorker } from './scripted-worker.ts';

/** A picture of one colour, as a worker would upload it: square, as one is asked for that names no aspect. */
export function drawPng(width = 1_024, height = 1_024): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#6d28d9' } })
    .png()
    .toBuffer();
}

/** A worker of somebody else's that draws. */
export async function registerPainter(network: TestNetwork, imageConcurrency = 12): Promise<ScriptedWorker> {
  const registration = { kinds: ['image'], imageModel: 'test-painter', imageConcurrency };
  return ScriptedWorker.register(await network.person(), registration);
}

/** Asks for a picture and doesn't wait for it. */
export async function queueImage(person: ApiClient, body: Record<string, unknown> = {}) {
  const response = await person.post('/api/images/generate', { prompt: 'A lighthouse', async: true, ...body });
  expect(response.status, JSON.stringify(response.body)).toBe(202);
  const { jobId, image } = response.body as { jobId: string; image: { id: string; url: null; prompt: string } };
  return { jobId, imageId: image.id, image };
}

/** Has one drawn from beginning to end. */
export async function drawImage(network: TestNetwork, person: ApiClient, body: Record<string, unknown> = {}) {
  const worker = await registerPainter(network);
  const asked = await queueImage(person, body);
  let claimed = await worker.claim(5);
  while (claimed.job?.id !== asked.jobId) claimed = await worker.claim(5);
  const png = await drawPng(claimed.image?.width, claimed.image?.height);
  expect((await worker.upload(asked.jobId, png)).status).toBe(200);
  return asked;
}

export async function readImage(person: ApiClient, id: string) {
  return (await person.get(`/api/images/${id}`)).body.image as Record<string, string | number | boolean | null>;
}
