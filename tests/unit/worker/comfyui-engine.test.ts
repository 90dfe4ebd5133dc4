import { afterEach, expect, test } from 'vitest';
import { ATTEMPT_SECONDS_MAX } from '../../../lib/constants.ts';
import { createComfyUiEngine } from '../../../worker/src/engines/images/comfyui/comfyui-engine.ts';
import { fillWorkflow, workflowSchema } from '../../../worker/src/engines/images/comfyui/fill-workflow.ts';
import textToImage from '../../../worker/src/engines/images/comfyui/text-to-image.json' with { type: 'json' };
import { historyOf, startComfyUiDouble } from '../../helpers/comfyui-double.ts';
import { TASK, watchDrawing } from '../../helpers/image-server-double.ts';
import { ONE_PIXEL } from '../../helpers/one-pixel.ts';
import { waitUntil } from '../../helpers/wait-until.ts';

let double: Awaited<ReturnType<typeof startComfyUiDouble>>;
afterEach(() => double.close());

const workflow = workflowSchema.parse(textToImage);
type DoubleOptions = Parameters<typeof startComfyUiDouble>[0];
async function start(options: DoubleOptions, own: { workflow?: typeof workflow; pingMs?: number } = {}) {
  double = await startComfyUiDouble(options);
  return createComfyUiEngine({
    baseUrl: double.baseUrl,
    key: null,
    model: 'sdxl',
    checkpoint: 'sdxl.safetensors',
    steps: null,
    workflow,
    historyWaitMs: 500,
    ...own,
  });
}
const forgotten = () =>
  double.requests.filter(({ method, path }) => method === 'POST' && path === '/history').map(({ body }) => body);

test('default: fills the workflow, follows its steps and fetches the file', async () => {
  const engine = await start({
    run: (client) => {
      client.send('execution_start');
      client.send('executing', { node: '5' });
      client.send('progress', { node: '5', value: 1, max: 25 });
      client.preview();
      client.send('progress', { node: '5', value: 2, max: 25 });
      client.send('executed', { node: '7', output: { images: [{ filename: 'ashao_00001_.png' }] } });
      client.send('executing', { node: null });
    },
  });
  const { steps, options } = watchDrawing();
  expect(await engine.draw(TASK, options)).toEqual({ bytes: ONE_PIXEL, type: 'image/png' });
  expect(steps).toEqual([
    { step: 1, steps: 25, preview: false },
    { step: 1, steps: 25, preview: true },
    { step: 2, steps: 25, preview: false },
  ]);
  const prompt = double.requestsTo('/prompt')[0]?.body.prompt as typeof textToImage;
  expect(prompt['1'].inputs.ckpt_name).toBe('sdxl.safetensors');
  expect(prompt['2'].inputs.text).toBe(TASK.prompt);
  expect(prompt['3'].inputs.text).toMatch(/^blurry, .*nude/);
  expect(prompt['4'].inputs).toEqual({ width: 1216, height: 832, batch_size: 1 });
  expect(prompt['5'].inputs).toMatchObject({ seed: 42, steps: 25 });
  expect(Object.fromEntries(double.requestsTo('/view')[0]?.query ?? [])).toEqual({
    filename: 'ComfyUI_temp_00001_.png',
    subfolder: '',
    type: 'temp',
  });
  // Nothing of it stays in the owner's folder of pictures, nor in the list of what was drawn.
  expect(Object.values(prompt).map((node) => node.class_type)).not.toContain('SaveImage');
  expect(forgotten()).toEqual([{ delete: ['p1'] }]);
  await waitUntil(() => double.clients[0]?.socket.readyState === 3);
});

test('behavior: other prompts, odd messages and other frames count for nothing', async () => {
  const engine = await start({
    run: (client) => {
      client.send('execution_error', { prompt_id: 'p9', exception_message: 'not ours' });
      client.raw('no JSON');
      client.raw('{"type":"crystools.monitor"}');
      client.preview(7);
      client.send('execution_success');
    },
  });
  const { steps, options } = watchDrawing();
  expect(await engine.draw(TASK, options)).toMatchObject({ type: 'image/png' });
  expect(steps).toEqual([]);
});

test('behavior: stopping takes the prompt out of the queue and interrupts it', async () => {
  const engine = await start({ run: (client) => client.send('progress', { value: 3, max: 25 }) });
  const control = new AbortController();
  const { steps, options } = watchDrawing(control.signal);
  const drawing = engine.draw(TASK, options);
  await waitUntil(() => steps.length === 1);
  control.abort();
  await expect(drawing).rejects.toThrow('aborted');
  expect(double.requests.filter(({ method, path }) => method === 'POST' && path === '/queue')[0]?.body).toEqual({
    delete: ['p1'],
  });
  expect(double.requestsTo('/interrupt').map(({ body }) => body)).toEqual([{ prompt_id: 'p1' }]);
  // Taken out of the history too, which it enters only when it has stopped.
  expect(double.requests.slice(-2).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /queue',
    'POST /history',
  ]);
  expect(double.requestsTo('/queue')).toHaveLength(4);
});

const withdrawn = () =>
  double.requests.filter(({ method, path }) => method === 'POST' && path === '/queue').map(({ body }) => body);

test('behavior: a picture that is given up before ComfyUI has answered is withdrawn all the same', async () => {
  const control = new AbortController();
  const engine = await start({
    run: () => {},
    routes: {
      'POST /prompt': () => {
        control.abort();
        return { body: { prompt_id: 'p1' } };
      },
    },
  });
  await expect(engine.draw(TASK, watchDrawing(control.signal).options)).rejects.toThrow('aborted');
  expect(withdrawn()).toEqual([{ delete: ['p1'] }]);
});

test('behavior: a prompt whose answer got lost is found by its client and withdrawn', async () => {
  const entry = () => [0, 'p7', {}, { client_id: double.clients[0]?.id }, []];
  const engine = await start({
    run: () => {},
    routes: {
      'POST /prompt': () => {
        double.server.closeAllConnections();
        return null;
      },
      'GET /queue': () => ({
        body: {
          queue_running: [[1, 'p2', {}, { client_id: 'another' }]],
          queue_pending: withdrawn()[0] ? [] : [entry()],
        },
      }),
    },
  });
  await expect(engine.draw(TASK, watchDrawing().options)).rejects.toThrow('socket hang up');
  expect(withdrawn()).toEqual([{ delete: ['p7'] }]);
  expect(double.requestsTo('/interrupt')).toHaveLength(0);
});

test('behavior: the picture is fetched though the history is late to know it', async () => {
  const engine = await start({ run: (client) => client.send('execution_success') });
  expect(await engine.draw(TASK, watchDrawing().options)).toMatchObject({ type: 'image/png' });
  expect(double.requests.filter(({ path }) => path === '/history/p1')).toHaveLength(3);
});

test('behavior: a workflow of one’s own may save its picture, and show others beside it', async () => {
  const own = workflowSchema.parse({ 9: { class_type: 'SaveImage', inputs: { filename_prefix: '{{prompt}}' } } });
  const images = [
    { filename: 'small.png', subfolder: '', type: 'temp' },
    { filename: 'mine_00001_.png', subfolder: 'ashao', type: 'output' },
  ];
  const routes = { 'GET /history/p1': () => ({ body: { p1: historyOf(images) } }) };
  const engine = await start({ run: (client) => client.send('execution_success'), routes }, { workflow: own });
  expect(await engine.draw(TASK, watchDrawing().options)).toMatchObject({ type: 'image/png' });
  expect(double.requestsTo('/view')[0]?.query.get('filename')).toBe('mine_00001_.png');
});

test('behavior: what failed is forgotten as well, and nobody else is interrupted for it', async () => {
  const engine = await start({ run: (client) => client.send('execution_error', { exception_message: 'no memory' }) });
  await expect(engine.draw(TASK, watchDrawing().options)).rejects.toThrow('no memory');
  expect(forgotten()).toEqual([{ delete: ['p1'] }]);
  expect(double.requestsTo('/interrupt')).toHaveLength(0);
});

test('behavior: a history that cannot be shortened costs nobody the picture', async () => {
  const routes = { 'POST /history': () => ({ status: 500, body: 'no' }) };
  const engine = await start({ run: (client) => client.send('execution_success'), routes });
  expect(await engine.draw(TASK, watchDrawing().options)).toMatchObject({ type: 'image/png' });
  expect(forgotten()).toHaveLength(1);
});

test('behavior: it may say nothing for a whole attempt, as long as it is there', async () => {
  let pings = 0;
  const engine = await start(
    {
      run: async (client) => {
        double.clients[0]?.socket.on('ping', () => {
          pings += 1;
        });
        await waitUntil(() => pings > 10);
        client.send('execution_success');
      },
    },
    { pingMs: 25 },
  );
  expect(engine.stallMs).toBe(ATTEMPT_SECONDS_MAX * 1_000);
  expect(await engine.draw(TASK, watchDrawing().options)).toMatchObject({ type: 'image/png' });
});

test('error: a ComfyUI that answers nothing any more, on a connection that stays open', async () => {
  const engine = await start({ run: (client) => client.hang() }, { pingMs: 20 });
  await expect(engine.draw(TASK, watchDrawing().options)).rejects.toThrow('does not answer any more');
  // It may only be its websocket: the prompt is taken back all the same.
  expect(forgotten()).toEqual([{ delete: ['p1'] }]);
});

test("behavior: stopping leaves somebody else's picture alone", async () => {
  const engine = await start({
    run: () => {},
    routes: { 'GET /queue': () => ({ body: { queue_running: [[1, 'p2', {}]] } }) },
  });
  const control = new AbortController();
  const drawing = engine.draw(TASK, watchDrawing(control.signal).options);
  await waitUntil(() => double.requestsTo('/prompt').length === 1);
  // The answer to the prompt has to be read before there is anything to take back.
  await new Promise((resolve) => setTimeout(resolve, 50));
  control.abort();
  await expect(drawing).rejects.toThrow('aborted');
  expect(double.requestsTo('/interrupt')).toHaveLength(0);
});

test.each([
  [
    'a node that failed',
    { run: (client) => client.send('execution_error', { exception_message: 'CUDA out of memory\n' }) },
    'CUDA out of memory',
  ],
  ['somebody pressed cancel', { run: (client) => client.send('execution_interrupted') }, 'told to stop'],
  ['a connection that broke', { run: (client) => client.drop() }, 'closed the connection'],
  [
    'a workflow that saves nothing',
    {
      run: (client) => client.send('execution_success'),
      routes: { 'GET /history/p1': () => ({ body: { p1: historyOf([]) } }) },
    },
    'needs a SaveImage or PreviewImage node',
  ],
  [
    'a history that never knows it',
    { run: (client) => client.send('execution_success'), routes: { 'GET /history/p1': () => ({ body: {} }) } },
    'does not list what it has drawn',
  ],
  [
    'a page as the file',
    { run: (client) => client.send('execution_success'), routes: { 'GET /view': () => ({ body: '<html>' }) } },
    'no picture',
  ],
  [
    'a workflow that is refused',
    {
      run: () => {},
      routes: {
        'POST /prompt': () => ({
          status: 400,
          body: {
            error: { type: 'prompt_outputs_failed_validation', message: 'Prompt outputs failed validation' },
            node_errors: {},
          },
        }),
      },
    },
    'answered 400: Prompt outputs failed validation',
  ],
] satisfies [string, DoubleOptions, string][])('error: %s', async (_name, options, message) => {
  const engine = await start(options);
  await expect(engine.draw(TASK, watchDrawing().options)).rejects.toThrow(message);
});

test('behavior: no prompt can break out of its place', async () => {
  double = await startComfyUiDouble({ run: () => {} });
  const nasty = '", "seed": 0 }} {{seed}} \\';
  const filled = fillWorkflow(
    { a: { class_type: 'X', inputs: { text: 'style of {{prompt}}, {{unknown}}', seed: '{{seed}}' } } },
    { prompt: nasty, negative: '', seed: 7, width: 1, height: 1, steps: 1, checkpoint: '' },
  );
  expect(filled).toEqual({ a: { class_type: 'X', inputs: { text: `style of ${nasty}, {{unknown}}`, seed: 7 } } });
});
