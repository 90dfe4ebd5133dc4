import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EngineError } from '../../../errors.ts';
import { escapePrompt } from '../escape-prompt.ts';
import { guardPrompt } from '../guard-prompt.ts';
import type { Drawing, DrawOptions, ImageEngine, ImageTask } from '../image-engine.ts';
import { askImageServer, callImageServer, type ImageServer } from '../image-server.ts';
import { readPicture } from '../read-picture.ts';
import { fillWorkflow, type Workflow } from './fill-workflow.ts';
import { watchPrompt } from './watch-prompt.ts';

type ComfyOptions = ImageServer & {
  model: string;
  /** Set where the workflow asks for one. */
  checkpoint: string;
  steps: number | null;
  workflow: Workflow;
};

const STEPS_DEFAULT = 25;
const CHECK_TIMEOUT_MS = 5_000;
const INTERRUPT_TIMEOUT_MS = 3_000;

const queued = z.object({ prompt_id: z.string().min(1) });
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
  const watch = await watchPrompt(server, clientId, onProgress);
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
  stopped.catch(() => undefined);
  let promptId: string | null = null;
  try {
    const body = { prompt: fill(server, task), client_id: clientId };
    const answer = await askImageServer(server, '/prompt', { body, schema: queued, signal });
    promptId = answer.prompt_id;
    watch.follow(promptId);
    await Promise.race([watch.finished, stopped]);
    return await fetchResult(server, promptId, signal);
  } catch (error) {
    if (signal.aborted && promptId !== null) await interrupt(server, promptId);
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

async function fetchResult(server: ImageServer, promptId: string, signal: AbortSignal): Promise<Drawing> {
  const path = `/history/${encodeURIComponent(promptId)}`;
  const entry = (await askImageServer(server, path, { schema: history, signal }))[promptId];
  const files = Object.values(entry?.outputs ?? {}).flatMap(({ images }) => images ?? []);
  // A workflow may also write previews of its own into the folder for temporary files.
  const found = files.find(({ type }) => type === 'output') ?? files[0];
  if (found === undefined) throw new EngineError('the workflow gave no picture: it needs a SaveImage node');
  return readPicture(await callImageServer(server, `/view?${new URLSearchParams(found)}`, { signal }));
}

const queue = z.object({ queue_running: z.array(z.array(z.unknown())) });

/** Takes the prompt out of the queue, or stops it where it is the one in work: an older ComfyUI stops whatever it is at. */
async function interrupt(server: ImageServer, promptId: string): Promise<void> {
  const signal = AbortSignal.timeout(INTERRUPT_TIMEOUT_MS);
  try {
    await callImageServer(server, '/queue', { body: { delete: [promptId] }, signal });
    const { queue_running: running } = await askImageServer(server, '/queue', { schema: queue, signal });
    if (!running.some((entry) => entry[1] === promptId)) return;
    await callImageServer(server, '/interrupt', { body: { prompt_id: promptId }, signal });
  } catch {
    // The picture is given up either way; ComfyUI then draws it for nobody.
  }
}
