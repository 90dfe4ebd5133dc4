import { z } from 'zod';
import { ATTEMPT_SECONDS_MAX } from '../../../../lib/constants.ts';
import { sleep } from '../../backoff.ts';
import { EngineError } from '../../errors.ts';
import { escapePrompt } from './escape-prompt.ts';
import { guardPrompt } from './guard-prompt.ts';
import type { Drawing, DrawOptions, ImageEngine, ImageTask } from './image-engine.ts';
import { askImageServer, callImageServer, type ImageServer } from './image-server.ts';
import { readPicture } from './read-picture.ts';

type SdcppOptions = ImageServer & { model: string; steps: number | null; pollMs?: number };

const POLL_MS = 500;
const CHECK_TIMEOUT_MS = 5_000;
const CANCEL_TIMEOUT_MS = 3_000;
/** Polls in a row that may fail: a busy machine answers late. */
const FAILED_POLLS_MAX = 5;

const submitted = z.object({ id: z.string().min(1) });
const jobAnswer = z.object({
  status: z.enum(['queued', 'generating', 'completed', 'failed', 'cancelled']),
  result: z.object({ images: z.array(z.object({ b64_json: z.string() })).nullish() }).nullish(),
  error: z.object({ message: z.string() }).nullish(),
});
type Job = z.infer<typeof jobAnswer>;

/**
 * An engine that draws with stable-diffusion.cpp's server over its own API of jobs. It tells that a job was begun, not
 * its steps.
 */
export function createSdcppEngine(options: SdcppOptions): ImageEngine {
  return {
    name: 'stable-diffusion.cpp',
    model: options.model,
    stallMs: ATTEMPT_SECONDS_MAX * 1_000,
    draw: (task, drawOptions) => draw(options, task, drawOptions),
    check: async () => {
      await callImageServer(options, '/sdcpp/v1/capabilities', { signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) });
    },
    close: async () => {},
  };
}

async function draw(server: SdcppOptions, task: ImageTask, { signal, onProgress }: DrawOptions): Promise<Drawing> {
  const body = {
    // It reads the syntax of AUTOMATIC1111.
    prompt: escapePrompt(task.prompt, 'a1111'),
    negative_prompt: escapePrompt(guardPrompt(task), 'a1111'),
    width: task.width,
    height: task.height,
    seed: task.seed,
    batch_count: 1,
    output_format: 'png',
    ...(server.steps === null ? {} : { sample_params: { sample_steps: server.steps } }),
  };
  const { id } = await askImageServer(server, '/sdcpp/v1/img_gen', { body, schema: submitted, signal });
  try {
    const job = await waitForJob(server, id, { signal, onProgress });
    if (job.status !== 'completed')
      throw new EngineError(job.error?.message ?? `the image server ${job.status} the job`);
    const [first] = job.result?.images ?? [];
    if (first === undefined) throw new EngineError('the image server answered without a picture');
    return readPicture(first.b64_json);
  } catch (error) {
    if (signal.aborted) await cancel(server, id);
    throw error;
  }
}

async function waitForJob(server: SdcppOptions, id: string, { signal, onProgress }: DrawOptions): Promise<Job> {
  let failures = 0;
  let begun = false;
  while (true) {
    await sleep(server.pollMs ?? POLL_MS, signal);
    signal.throwIfAborted();
    const path = `/sdcpp/v1/jobs/${encodeURIComponent(id)}`;
    const job = await askImageServer(server, path, { schema: jobAnswer, signal }).catch((error: unknown) => {
      failures += 1;
      if (signal.aborted || failures === FAILED_POLLS_MAX) throw error;
      return null;
    });
    if (job === null) continue;
    failures = 0;
    if (job.status === 'generating' && !begun) {
      begun = true;
      onProgress(0, 1);
    }
    if (job.status !== 'queued' && job.status !== 'generating') return job;
  }
}

/** A queued job is taken back; one that is being drawn cannot be stopped, and the server says so. */
async function cancel(server: ImageServer, id: string): Promise<void> {
  const signal = AbortSignal.timeout(CANCEL_TIMEOUT_MS);
  const path = `/sdcpp/v1/jobs/${encodeURIComponent(id)}/cancel`;
  await callImageServer(server, path, { body: {}, signal }).catch(() => undefined);
}
