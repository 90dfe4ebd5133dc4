import { afterEach, expect, test } from 'vitest';
import { createA1111Engine } from '../../../worker/src/engines/images/a1111-engine.ts';
import {
  type Route,
  type ServerAnswer,
  startImageServerDouble,
  TASK,
  watchDrawing,
} from '../../helpers/image-server-double.ts';
import { ONE_PIXEL } from '../../helpers/one-pixel.ts';
import { waitUntil } from '../../helpers/wait-until.ts';

let double: Awaited<ReturnType<typeof startImageServerDouble>>;
afterEach(() => double.close());

const B64 = ONE_PIXEL.toString('base64');
/** A server that was told the name of the picture, as the real one: of any other it says that it is not in work. */
const progressOf = (step: number, image: string | null = null) => ({
  body: {
    active: true,
    queued: false,
    completed: false,
    progress: step / 25,
    eta: 1.5,
    live_preview: image === null ? null : `data:image/jpeg;base64,${image}`,
    id_live_preview: step,
    textinfo: null,
  },
});
const INACTIVE = {
  body: { active: false, queued: true, completed: false, id_live_preview: -1, textinfo: 'Queued...' },
};
const named = (answer: (shown: unknown) => ServerAnswer): Route => {
  return ({ body }) => {
    const task = double.requestsTo('/sdapi/v1/txt2img')[0]?.body.force_task_id;
    return task !== undefined && body.id_task === task ? answer(body.id_live_preview) : INACTIVE;
  };
};

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
  const polls = [INACTIVE, progressOf(3), progressOf(12, B64)];
  const shown: unknown[] = [];
  const engine = await start({
    'POST /sdapi/v1/txt2img': async () => {
      await drawn;
      return { body: { images: [B64], parameters: {}, info: '{}' } };
    },
    'POST /internal/progress': named((last) => {
      shown.push(last);
      return polls.shift() ?? progressOf(24, 'not a picture');
    }),
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
  // What has been shown is not asked for again.
  expect(shown.slice(0, 4)).toEqual([-1, -1, 3, 12]);
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
    'POST /internal/progress': named(() => progressOf(2)),
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
  ['another picture is in work', named(() => INACTIVE)],
  ['the server knows no names', () => ({ status: 404, body: { detail: 'Not Found' } })],
] as const)('behavior: while %s, nothing is shown and nothing interrupted', async (_name, route: Route) => {
  const engine = await start({
    'POST /sdapi/v1/txt2img': () => null,
    'POST /internal/progress': route,
    // Whatever the server is at, its operator's own picture.
    'GET /sdapi/v1/progress': () => ({
      body: { progress: 0.5, state: { job_count: 1, sampling_step: 5, sampling_steps: 25 }, current_image: B64 },
    }),
  });
  const control = new AbortController();
  const { steps, options } = watchDrawing(control.signal);
  const drawing = engine.draw(TASK, options);
  await waitUntil(() => double.requestsTo('/internal/progress').length > 2);
  control.abort();
  await expect(drawing).rejects.toThrow('aborted');
  expect(steps).toEqual([]);
  expect(double.requestsTo('/sdapi/v1/interrupt')).toHaveLength(0);
});

test('behavior: the syntax of a prompt is words to the server', async () => {
  const engine = await start({ 'POST /sdapi/v1/txt2img': () => ({ body: { images: [B64] } }) });
  const prompt = 'na[:ked:0] <lora:mine:1> (lake:1.2) {a|b} \\';
  await engine.draw({ ...TASK, prompt, negativePrompt: '(blurry)' }, watchDrawing().options);
  expect(double.requestsTo('/sdapi/v1/txt2img')[0]?.body).toMatchObject({
    prompt: 'na\\[:ked:0\\]   \\(lake:1.2\\) \\{a|b\\} \\\\',
    negative_prompt: expect.stringMatching(/^\\\(blurry\\\), nsfw/),
  });
  expect(engine.concurrencyMax).toBe(1);
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
    'POST /internal/progress': () => {
      polls += 1;
      return { status: 500, body: '<html>busy</html>' };
    },
  });
  expect(await engine.draw(TASK, watchDrawing().options)).toMatchObject({ type: 'image/png' });
});
