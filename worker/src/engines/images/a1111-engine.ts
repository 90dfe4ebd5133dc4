import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ATTEMPT_SECONDS_MAX } from '../../../../lib/constants.ts';
import { sleep } from '../../backoff.ts';
import { EngineError } from '../../errors.ts';
import { escapePrompt } from './escape-prompt.ts';
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
  /** Whether this very task is in work; what follows is then its own. */
  active: z.boolean(),
  /** From 0 to 1. */
  progress: z.number().nullish(),
  live_preview: z.string().nullish(),
  id_live_preview: z.number().nullish(),
});

/**
 * An engine that draws with AUTOMATIC1111's web UI, or Forge, started with `--api`. Its own progress and interruption are those of
 * whatever it is at, which may be its operator's picture: each picture is therefore named, and asked for by that name. An
 * older version that knows no names draws without telling how far it is, and to the end.
 */
export function createA1111Engine(options: A1111Options): ImageEngine {
  return {
    name: options.name,
    model: options.model,
    // It draws one picture after the other, however many are asked of it.
    concurrencyMax: 1,
    stallMs: ATTEMPT_SECONDS_MAX * 1_000,
    draw: (task, drawOptions) => draw(options, task, drawOptions),
    check: async () => {
      await callImageServer(options, '/sdapi/v1/options', { signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) });
    },
    close: async () => {},
  };
}

async function draw(server: A1111Options, task: ImageTask, { signal, onProgress }: DrawOptions): Promise<Drawing> {
  const ended = new AbortController();
  const taskId = `task(ashao-${randomUUID()})`;
  const polling = pollProgress(server, taskId, { onProgress, signal: AbortSignal.any([signal, ended.signal]) });
  try {
    const { images } = await askImageServer(server, '/sdapi/v1/txt2img', {
      body: { ...createBody(server, task), force_task_id: taskId },
      schema: result,
      signal,
    });
    const [first] = images ?? [];
    if (!first) throw new EngineError('the image server answered without a picture');
    return readPicture(first);
  } catch (error) {
    // Closing the connection does not stop it: it would draw on, and the next picture wait.
    if (signal.aborted) await interrupt(server, taskId);
    throw error;
  } finally {
    ended.abort();
    await polling;
  }
}

function createBody({ checkpoint, steps }: A1111Options, task: ImageTask) {
  return {
    prompt: escapePrompt(task.prompt, 'a1111'),
    negative_prompt: escapePrompt(guardPrompt(task), 'a1111'),
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

function askProgress(server: ImageServer, taskId: string, shown: number, signal: AbortSignal) {
  const body = { id_task: taskId, id_live_preview: shown, live_preview: true };
  return askImageServer(server, '/internal/progress', { body, schema: progressAnswer, signal });
}

async function pollProgress(server: A1111Options, taskId: string, { onProgress, signal }: DrawOptions): Promise<void> {
  const steps = server.steps ?? STEPS_DEFAULT;
  let last = -1;
  /** The server sends a preview once. */
  let shown = -1;
  while (true) {
    await sleep(server.pollMs ?? POLL_MS, signal);
    if (signal.aborted) return;
    // A poll that fails says nothing of the picture, which is still being drawn.
    const answer = await askProgress(server, taskId, shown, signal).catch(() => null);
    if (!answer?.active || signal.aborted) continue;
    const step = Math.round(Math.min(Math.max(answer.progress ?? 0, 0), 1) * steps);
    const preview = readPreview(answer.live_preview);
    shown = answer.id_live_preview ?? shown;
    if (step === last && preview === undefined) continue;
    last = step;
    onProgress(step, steps, preview);
  }
}

/** Only while the picture is the one in work: what interrupts has no name in it, and would end another's. */
async function interrupt(server: ImageServer, taskId: string): Promise<void> {
  const signal = AbortSignal.timeout(INTERRUPT_TIMEOUT_MS);
  try {
    const { active } = await askProgress(server, taskId, -1, signal);
    if (active) await callImageServer(server, '/sdapi/v1/interrupt', { body: {}, signal });
  } catch {
    // The picture is given up either way; it is then drawn for nobody.
  }
}
