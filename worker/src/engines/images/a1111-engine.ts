import { z } from 'zod';
import { sleep } from '../../backoff.ts';
import { EngineError } from '../../errors.ts';
import { guardPrompt } from './guard-prompt.ts';
import type { Drawing, DrawOptions, ImageEngine, ImageTask } from './image-engine.ts';
import { askImageServer, callImageServer, type ImageServer } from './image-server.ts';
import { readPicture, readPreview } from './read-picture.ts';

type A1111Options = ImageServer & {
  name: string;
  model: string;
  /** The checkpoint to ask for; null: whichever is loaded. */
  checkpoint: string | null;
  steps: number | null;
  pollMs?: number;
};

/** As the web page asks for one. The API's own default is 50, twice the time for little more. */
const STEPS_DEFAULT = 25;
const POLL_MS = 700;
const CHECK_TIMEOUT_MS = 5_000;
const INTERRUPT_TIMEOUT_MS = 3_000;

const result = z.object({ images: z.array(z.string()).nullish() });
const progressAnswer = z.object({
  state: z.object({ sampling_step: z.number(), sampling_steps: z.number(), job_count: z.number().nullish() }),
  current_image: z.string().nullish(),
});

/** An engine that draws with AUTOMATIC1111's web UI, or Forge, started with `--api`. */
export function createA1111Engine(options: A1111Options): ImageEngine {
  return {
    name: options.name,
    model: options.model,
    draw: (task, drawOptions) => draw(options, task, drawOptions),
    check: async () => {
      await callImageServer(options, '/sdapi/v1/options', { signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) });
    },
    close: async () => {},
  };
}

async function draw(server: A1111Options, task: ImageTask, { signal, onProgress }: DrawOptions): Promise<Drawing> {
  const ended = new AbortController();
  const polling = pollProgress(server, onProgress, AbortSignal.any([signal, ended.signal]));
  try {
    const { images } = await askImageServer(server, '/sdapi/v1/txt2img', {
      body: createBody(server, task),
      schema: result,
      signal,
    });
    const [first] = images ?? [];
    if (!first) throw new EngineError('the image server answered without a picture');
    return readPicture(first);
  } catch (error) {
    // Closing the connection does not stop it: it would draw on, and the next picture wait.
    if (signal.aborted) await interrupt(server);
    throw error;
  } finally {
    ended.abort();
    await polling;
  }
}

function createBody({ checkpoint, steps }: A1111Options, task: ImageTask) {
  return {
    prompt: task.prompt,
    negative_prompt: guardPrompt(task),
    seed: task.seed,
    width: task.width,
    height: task.height,
    steps: steps ?? STEPS_DEFAULT,
    batch_size: 1,
    n_iter: 1,
    send_images: true,
    save_images: false,
    ...(checkpoint === null ? {} : { override_settings: { sd_model_checkpoint: checkpoint } }),
  };
}

async function pollProgress(
  server: A1111Options,
  onProgress: DrawOptions['onProgress'],
  signal: AbortSignal,
): Promise<void> {
  let last = -1;
  while (true) {
    await sleep(server.pollMs ?? POLL_MS, signal);
    if (signal.aborted) return;
    // A poll that fails says nothing of the picture, which is still being drawn.
    const answer = await askImageServer(server, '/sdapi/v1/progress', { schema: progressAnswer, signal }).catch(
      () => null,
    );
    if (answer === null || signal.aborted) continue;
    const { sampling_step: step, sampling_steps: steps } = answer.state;
    if (steps < 1 || step === last) continue;
    last = step;
    onProgress(step, steps, readPreview(answer.current_image));
  }
}

async function interrupt(server: ImageServer): Promise<void> {
  const signal = AbortSignal.timeout(INTERRUPT_TIMEOUT_MS);
  await callImageServer(server, '/sdapi/v1/interrupt', { body: {}, signal }).catch(() => undefined);
}
