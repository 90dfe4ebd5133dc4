import { afterEach, expect, test } from 'vitest';
import { createA1111Engine } from '../../../worker/src/engines/images/a1111-engine.ts';
import { type Route, startImageServerDouble, TASK, watchDrawing } from '../../helpers/image-server-double.ts';
import { ONE_PIXEL } from '../../helpers/one-pixel.ts';
import { waitUntil } from '../../helpers/wait-until.ts';

let double: Awaited<ReturnType<typeof startImageServerDouble>>;
afterEach(() => double.close());

const B64 = ONE_PIXEL.toString('base64');
const progressOf = (step: number, steps: number, image: string | null) => ({
  body: {
    progress: step / Math.max(1, steps),
    eta_relative: 1.5,
    state: {
      skipped: false,
      interrupted: false,
      job: 'task',
      job_count: steps === 0 ? 0 : 1,
      sampling_step: step,
      sampling_steps: steps,
    },
    current_image: image,
    textinfo: null,
  },
});

async function start(routes: Record<string, Route>, checkpoint: string | null = null, key: string | null = null) {
  double = await startImageServerDouble({ 'POST /sdapi/v1/interrupt': () => ({ body: {} }), ...routes });
  const { baseUrl } = double;
  return createA1111Engine({ baseUrl, key, name: 'AUTOMATIC1111', model: 'sdxl', checkpoint, steps: null, pollMs: 10 });
}

test('default: draws with what is loaded, telling its steps with what is to be seen', async () => {
  let release = () => {};
  const drawn = new Promise<void>((resolve) => {
    release = resolve;
  });
  const polls = [progressOf(0, 0, null), progressOf(3, 25, null), progressOf(12, 25, B64)];
  const engine = await start({
    'POST /sdapi/v1/txt2img': async () => {
      await drawn;
      return { body: { images: [B64], parameters: {}, info: '{}' } };
    },
    'GET /sdapi/v1/progress': () => polls.shift() ?? progressOf(24, 25, 'not a picture'),
  });
  const { steps, options } = watchDrawing();
  const drawing = engine.draw(TASK, options);
  await waitUntil(() => steps.length === 3);
  release();
  expect(await drawing).toEqual({ bytes: ONE_PIXEL, type: 'image/png' });
  expect(steps).toEqual([
    { step: 3, steps: 25, preview: false },
    { step: 12, steps: 25, preview: true },
    { step: 24, steps: 25, preview: false },
  ]);
  const body = double.requestsTo('/sdapi/v1/txt2img')[0]?.body;
  expect(body).toMatchObject({ prompt: TASK.prompt, seed: 42, width: 1216, height: 832, steps: 25, batch_size: 1 });
  expect(body?.override_settings).toBeUndefined();
  expect(double.requestsTo('/sdapi/v1/interrupt')).toHaveLength(0);
});

test('behavior: asks for a checkpoint that is named, and signs in where a password is set', async () => {
  const engine = await start(
    { 'POST /sdapi/v1/txt2img': () => ({ body: { images: [`data:image/png;base64,${B64}`] } }) },
    'dreamshaper_8',
    'me:secret',
  );
  expect(await engine.draw({ ...TASK, nsfw: true }, watchDrawing().options)).toMatchObject({ type: 'image/png' });
  const [request] = double.requestsTo('/sdapi/v1/txt2img');
  expect(request?.body).toMatchObject({
    override_settings: { sd_model_checkpoint: 'dreamshaper_8' },
    negative_prompt: 'blurry',
  });
  expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('me:secret').toString('base64')}`);
});

test('behavior: stopping interrupts the picture', async () => {
  const engine = await start({
    'POST /sdapi/v1/txt2img': () => null,
    'GET /sdapi/v1/progress': () => progressOf(2, 25, null),
  });
  const control = new AbortController();
  const { steps, options } = watchDrawing(control.signal);
  const drawing = engine.draw(TASK, options);
  await waitUntil(() => steps.length === 1);
  control.abort();
  await expect(drawing).rejects.toThrow('aborted');
  expect(double.requestsTo('/sdapi/v1/interrupt')).toHaveLength(1);
});

test.each([
  [
    'an exception of the web UI',
    { status: 500, body: { error: 'OutOfMemoryError', detail: '', body: '', errors: 'CUDA out of memory' } },
    'answered 500: CUDA out of memory',
  ],
  [
    'a refusal by validation',
    { status: 422, body: { detail: [{ loc: ['body', 'width'], msg: 'value is not a valid integer' }] } },
    'value is not a valid integer',
  ],
  ['no API switched on', { status: 404, body: { detail: 'Not Found' } }, 'answered 404: Not Found'],
  ['no pictures', { body: { images: [], parameters: {}, info: '' } }, 'without a picture'],
  ['the page instead', { body: '<!doctype html><title>Stable Diffusion</title>' }, 'something unexpected'],
])('error: %s', async (_name, answer, message) => {
  const engine = await start({ 'POST /sdapi/v1/txt2img': () => answer });
  await expect(engine.draw(TASK, watchDrawing().options)).rejects.toThrow(message);
});

test('behavior: polls that fail harm nothing', async () => {
  let polls = 0;
  const engine = await start({
    'POST /sdapi/v1/txt2img': async () => {
      await waitUntil(() => polls > 2);
      return { body: { images: [B64] } };
    },
    'GET /sdapi/v1/progress': () => {
      polls += 1;
      return { status: 500, body: '<html>busy</html>' };
    },
  });
  expect(await engine.draw(TASK, watchDrawing().options)).toMatchObject({ type: 'image/png' });
});
