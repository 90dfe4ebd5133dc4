import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ATTEMPT_SECONDS_MAX } from '../../../../../lib/constants.ts';
import { sleep } from '../../../backoff.ts';
import { EngineError } from '../../../errors.ts';
import { escapePrompt } from '../escape-prompt.ts';
import { guardPrompt } from '../guard-prompt.ts';
import type { Drawing, DrawOptions, ImageEngine, ImageTask } from '../image-engine.ts';
import { askImageServer, callImageServer, type ImageServer } from '../image-server.ts';
import { readPicture } from '../read-picture.ts';
import { fillWorkflow, type Workflow } from './fill-workflow.ts';
import { forgetPrompt } from './forget-prompt.ts';
import { queuePrompt } from './queue-prompt.ts';
import { watchPrompt } from './watch-prompt.ts';
import { withdrawPrompt } from './withdraw-prompt.ts';

type ComfyOptions = ImageServer & {
  model: string;
  /** Set where the workflow asks for one. */
  checkpoint: string;
  steps: number | null;
  workflow: Workflow;
  historyWaitMs?: number;
  pingMs?: number;
};

const STEPS_DEFAULT = 25;
const CHECK_TIMEOUT_MS = 5_000;
/** ComfyUI says that a prompt is done before it has written it down; unloading models may come in between. */
const HISTORY_WAIT_MS = 30_000;
const HISTORY_PAUSE_MS = 200;

const file = z.object({ filename: z.string(), subfolder: z.string().default(''), type: z.string().default('output') });
const history = z.record(
  z.string(),
  z.object({ outputs: z.record(z.string(), z.object({ images: z.array(file).nullish().catch(null) })) }),
);

/** An engine that draws with ComfyUI: the project's own workflow, or one's own in API format. */
export function createComfyUiEngine(options: ComfyOptions): ImageEngine {
  return {
    name: 'ComfyUI',
    model: options.model,
    // The owner's own prompts go first, and a cold checkpoint takes minutes: neither says a word meanwhile.
    stallMs: ATTEMPT_SECONDS_MAX * 1_000,
    draw: (task, drawOptions) => draw(options, task, drawOptions),
    check: async () => {
      await callImageServer(options, '/system_stats', { signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) });
    },
    close: async () => {},
  };
}

async function draw(server: ComfyOptions, task: ImageTask, { signal, onProgress }: DrawOptions): Promise<Drawing> {
  // One connection a picture: ComfyUI sends steps and previews to the client that asked, and to no other.
  const clientId = randomUUID();
  signal.throwIfAborted();
  const watch = await watchPrompt(server, {
    clientId,
    onProgress,
    ...(server.pingMs ? { pingMs: server.pingMs } : {}),
  });
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
  stopped.catch(() => undefined);
  let promptId: string | null = null;
  try {
    promptId = await queuePrompt(server, { workflow: fill(server, task), clientId, signal });
    watch.follow(promptId);
    signal.throwIfAborted();
    await Promise.race([watch.finished, stopped]);
    const drawing = await fetchResult(server, promptId, signal);
    await forgetPrompt(server, promptId);
    return drawing;
  } catch (error) {
    if (promptId !== null) await withdrawPrompt(server, promptId, watch.isOver());
    throw error;
  } finally {
    watch.close();
  }
}

function fill({ workflow, checkpoint, steps }: ComfyOptions, task: ImageTask): Workflow {
  const { seed, width, height } = task;
  const prompt = escapePrompt(task.prompt, 'comfyui');
  const negative = escapePrompt(guardPrompt(task), 'comfyui');
  return fillWorkflow(workflow, { prompt, negative, seed, width, height, checkpoint, steps: steps ?? STEPS_DEFAULT });
}

async function fetchResult(server: ComfyOptions, promptId: string, signal: AbortSignal): Promise<Drawing> {
  const { outputs } = await readHistory(server, promptId, signal);
  const files = Object.values(outputs).flatMap(({ images }) => images ?? []);
  // A workflow that saves its picture may show previews of others beside it.
  const found = files.find(({ type }) => type === 'output') ?? files[0];
  if (found === undefined) {
    throw new EngineError('the workflow gave no picture: it needs a SaveImage or PreviewImage node');
  }
  return readPicture(await callImageServer(server, `/view?${new URLSearchParams(found)}`, { signal }));
}

async function readHistory(server: ComfyOptions, promptId: string, signal: AbortSignal) {
  const path = `/history/${encodeURIComponent(promptId)}`;
  const deadline = performance.now() + (server.historyWaitMs ?? HISTORY_WAIT_MS);
  while (true) {
    const entry = (await askImageServer(server, path, { schema: history, signal }))[promptId];
    if (entry !== undefined) return entry;
    if (performance.now() >= deadline) throw new EngineError('ComfyUI does not list what it has drawn');
    await sleep(HISTORY_PAUSE_MS, signal);
  }
}
