import { afterEach, expect, test } from 'vitest';
import { createSdcppEngine } from '../../../worker/src/engines/images/sdcpp-engine.ts';
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

const JOB = '/sdcpp/v1/jobs/job_1';
const jobOf = (status: string, parts: object = {}): ServerAnswer => ({
  body: {
    id: 'job_1',
    kind: 'img_gen',
    status,
    created: 1,
    started: null,
    completed: null,
    queue_position: 0,
    result: null,
    error: null,
    ...parts,
  },
});
const done = jobOf('completed', {
  result: { output_format: 'png', images: [{ index: 0, b64_json: ONE_PIXEL.toString('base64') }] },
});

async function start(answers: ServerAnswer[], routes: Record<string, Route> = {}, steps: number | null = null) {
  double = await startImageServerDouble({
    'POST /sdcpp/v1/img_gen': () => ({
      status: 202,
      body: { id: 'job_1', kind: 'img_gen', status: 'queued', created: 1, poll_url: JOB },
    }),
    [`GET ${JOB}`]: () => answers.shift() ?? done,
    [`POST ${JOB}/cancel`]: () => jobOf('cancelled'),
    ...routes,
  });
  return createSdcppEngine({ baseUrl: double.baseUrl, key: null, model: 'sd-turbo', steps, pollMs: 5 });
}

test('default: submits a job, tells that it was begun, and fetches the picture', async () => {
  const engine = await start([jobOf('queued'), jobOf('generating'), jobOf('generating')], {}, 8);
  const { steps, options } = watchDrawing();
  expect(await engine.draw(TASK, options)).toEqual({ bytes: ONE_PIXEL, type: 'image/png' });
  expect(steps).toEqual([{ step: 0, steps: 1, preview: false }]);
  expect(double.requestsTo('/sdcpp/v1/img_gen')[0]?.body).toMatchObject({
    prompt: TASK.prompt,
    width: 1216,
    height: 832,
    seed: 42,
    batch_count: 1,
    sample_params: { sample_steps: 8 },
  });
});

test('behavior: without steps of its own it leaves the model those it was started with', async () => {
  const engine = await start([]);
  await engine.draw(TASK, watchDrawing().options);
  expect(double.requestsTo('/sdcpp/v1/img_gen')[0]?.body.sample_params).toBeUndefined();
});

test('behavior: a poll that fails is tried again, five in a row end it', async () => {
  const busy = { status: 503, body: 'busy' };
  const engine = await start([busy, busy, jobOf('generating'), busy, busy]);
  expect(await engine.draw(TASK, watchDrawing().options)).toMatchObject({ type: 'image/png' });
  await double.close();
  const broken = await start([busy, busy, busy, busy, busy]);
  await expect(broken.draw(TASK, watchDrawing().options)).rejects.toThrow('answered 503: busy');
});

test('behavior: stopping cancels the job', async () => {
  const engine = await start(Array<ServerAnswer>(1_000).fill(jobOf('queued')));
  const control = new AbortController();
  const drawing = engine.draw(TASK, watchDrawing(control.signal).options);
  await waitUntil(() => double.requestsTo(JOB).length > 1);
  control.abort();
  await expect(drawing).rejects.toThrow('aborted');
  expect(double.requestsTo(`${JOB}/cancel`)).toHaveLength(1);
});

test.each([
  [
    'a failed job',
    [jobOf('failed', { error: { code: 'generation_failed', message: 'out of memory' } })],
    {},
    'out of memory',
  ],
  ['a job that somebody cancelled', [jobOf('cancelled')], {}, 'cancelled the job'],
  ['no pictures', [jobOf('completed', { result: { images: [] } })], {}, 'without a picture'],
  [
    'a full queue',
    [],
    { 'POST /sdcpp/v1/img_gen': () => ({ status: 429, body: { error: 'job queue is full' } }) },
    'answered 429: job queue is full',
  ],
  ['a page', [], { 'POST /sdcpp/v1/img_gen': () => ({ body: '<html></html>' }) }, 'something unexpected'],
])('error: %s', async (_name, answers, routes, message) => {
  const engine = await start([...answers], routes as Record<string, Route>);
  await expect(engine.draw(TASK, watchDrawing().options)).rejects.toThrow(message);
});
