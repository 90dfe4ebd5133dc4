import { afterEach, expect, test } from 'vitest';
import { createOpenAiImageEngine } from '../../../worker/src/engines/images/openai-image-engine.ts';
import { EngineError } from '../../../worker/src/errors.ts';
import { type Route, startImageServerDouble, TASK, watchDrawing } from '../../helpers/image-server-double.ts';
import { ONE_PIXEL } from '../../helpers/one-pixel.ts';
import { waitUntil } from '../../helpers/wait-until.ts';

let double: Awaited<ReturnType<typeof startImageServerDouble>>;
afterEach(() => double.close());

const B64 = ONE_PIXEL.toString('base64');
const PATH = '/v1/images/generations';

async function start(route: Route, others: Record<string, Route> = {}) {
  double = await startImageServerDouble({ [`POST ${PATH}`]: route, ...others });
  return createOpenAiImageEngine({
    baseUrl: `${double.baseUrl}/v1`,
    key: 'secret',
    name: 'LocalAI',
    model: 'flux.1-dev',
  });
}
const bodies = () => double.requestsTo(PATH).map(({ body }) => body);

test('default: asks for one picture in base64 and gives its bytes', async () => {
  const engine = await start(() => ({ body: { created: 1, data: [{ b64_json: B64 }] } }));
  expect(await engine.draw(TASK, watchDrawing().options)).toEqual({ bytes: ONE_PIXEL, type: 'image/png' });
  expect(bodies()[0]).toMatchObject({
    model: 'flux.1-dev',
    prompt: TASK.prompt,
    n: 1,
    size: '1216x832',
    response_format: 'b64_json',
    seed: 42,
  });
  // What `nsfw: false` asks for is told with the person's own words.
  expect(bodies()[0]?.negative_prompt).toMatch(/^blurry, .*nude/);
  expect(double.requests[0]?.headers.authorization).toBe('Bearer secret');
});

test('behavior: drops what a stricter server refuses, and takes the nearest size that it has', async () => {
  const engine = await start(({ body }) => {
    for (const name of ['response_format', 'negative_prompt', 'seed']) {
      if (name in body)
        return {
          status: 400,
          body: { error: { message: `Unknown parameter: '${name}'.`, type: 'invalid_request_error' } },
        };
    }
    if (body.size === '1536x1024') return { body: { data: [{ b64_json: B64 }] } };
    return { status: 400, body: { error: { message: "Invalid value for 'size'." } } };
  });
  expect(await engine.draw(TASK, watchDrawing().options)).toMatchObject({ type: 'image/png' });
  const prompt = `${TASK.prompt}. Fit for everyone. Without: blurry, nudity, sexual content, gore.`;
  expect(bodies().at(-1)).toEqual({ model: 'flux.1-dev', prompt, n: 1, size: '1536x1024' });
});

test.each([
  ['of a person', { nsfw: true, negativePrompt: 'blurry' }, `${TASK.prompt}. Without: blurry.`],
  [
    'of a picture for everyone',
    { nsfw: false, negativePrompt: null },
    `${TASK.prompt}. Fit for everyone. Without: nudity, sexual content, gore.`,
  ],
])('behavior: the wishes %s are said in the prompt where no negative prompt is taken', async (_name, wish, prompt) => {
  const engine = await start(({ body }) =>
    'negative_prompt' in body
      ? { status: 400, body: { error: { message: 'Unknown parameter.', param: 'negative_prompt' } } }
      : { body: { data: [{ b64_json: B64 }] } },
  );
  await engine.draw({ ...TASK, ...wish }, watchDrawing().options);
  expect(bodies().map((body) => body.prompt)).toEqual([TASK.prompt, prompt]);
});

test.each([
  // As OpenAI says it: the sentence quotes the value alone, and the field stands beside it.
  ['beside its sentence', { error: { message: "Invalid value: '1216x832'. Supported values are: …", param: 'size' } }],
  ['as a place in the body', { detail: [{ loc: ['body', 'size'], msg: 'Input should be one of …', type: 'enum' }] }],
])('behavior: a field that the server names %s', async (_name, refusal) => {
  const engine = await start(({ body }) =>
    body.size === '1536x1024' ? { body: { data: [{ b64_json: B64 }] } } : { status: 422, body: refusal },
  );
  expect(await engine.draw(TASK, watchDrawing().options)).toMatchObject({ type: 'image/png' });
  expect(bodies().map(({ size }) => size)).toEqual(['1216x832', '1536x1024']);
});

test('behavior: a file that the server names is fetched from it, and from nowhere else', async () => {
  const engine = await start(() => ({ body: { data: [{ url: `${double.baseUrl}/generated/1.png` }] } }), {
    'GET /generated/1.png': () => ({ body: ONE_PIXEL }),
  });
  expect(await engine.draw(TASK, watchDrawing().options)).toEqual({ bytes: ONE_PIXEL, type: 'image/png' });
  await double.close();
  const other = await start(() => ({ body: { data: [{ url: 'http://169.254.169.254/latest' }] } }));
  await expect(other.draw(TASK, watchDrawing().options)).rejects.toThrow('points to http://169.254.169.254');
});

test.each([
  ['the code of a policy', { error: { message: 'Rejected.', code: 'content_policy_violation' } }],
  ['the code of moderation', { error: { message: 'No.', code: 'moderation_blocked' } }],
  ['a sentence alone', { error: { message: 'Your request was rejected by our safety system.' } }],
])('behavior: held back, by %s', async (_name, body) => {
  const engine = await start(() => ({ status: 400, body }));
  expect(await engine.draw(TASK, watchDrawing().options)).toEqual({ censored: true });
});

test.each([
  ['a page where JSON was asked for', { body: '<!doctype html><h1>Welcome</h1>' }, 'something unexpected'],
  ['an error page', { status: 502, body: '<html><body>Bad  gateway</body></html>' }, 'answered 502: Bad gateway'],
  ['no pictures', { body: { data: [] } }, 'without a picture'],
  ['an empty picture', { body: { data: [{ b64_json: '' }] } }, 'without a picture'],
  ['a text as a picture', { body: { data: [{ b64_json: Buffer.from('<svg/>').toString('base64') }] } }, 'no picture'],
  ['an error in JSON', { status: 500, body: { error: { message: 'out of memory' } } }, 'answered 500: out of memory'],
])('error: %s', async (_name, answer, message) => {
  const engine = await start(() => answer);
  const drawing = engine.draw(TASK, watchDrawing().options);
  await expect(drawing).rejects.toThrow(EngineError);
  await expect(drawing).rejects.toThrow(message);
});

test('error: a server that is away', async () => {
  double = await startImageServerDouble({});
  const engine = createOpenAiImageEngine({ baseUrl: 'http://127.0.0.1:1/v1', key: null, name: 'x', model: 'x' });
  await expect(engine.draw(TASK, watchDrawing().options)).rejects.toThrow('127.0.0.1:1: connect ECONNREFUSED');
  await expect(engine.check?.()).rejects.toThrow(EngineError);
});

test.each([404, 405, 501])('behavior: it is well also where it lists no models, answering %i', async (status) => {
  const engine = await start(() => null, { 'GET /v1/models': () => ({ status, body: { detail: 'no such thing' } }) });
  await expect(engine.check?.()).resolves.toBeUndefined();
  expect(double.requestsTo('/v1/models')).toHaveLength(1);
});

test.each([400, 401, 403, 429, 500, 502, 503])('error: it is not well answering %i', async (status) => {
  const engine = await start(() => null, { 'GET /v1/models': () => ({ status, body: { detail: 'no' } }) });
  await expect(engine.check?.()).rejects.toThrow(`answered ${status}`);
});

test('behavior: stopping closes the request', async () => {
  const engine = await start(() => null);
  const control = new AbortController();
  const drawing = engine.draw(TASK, watchDrawing(control.signal).options);
  await waitUntil(() => double.requests.length === 1);
  control.abort();
  await expect(drawing).rejects.toThrow('aborted');
  await waitUntil(() => double.requests[0]?.gone.aborted === true);
});
