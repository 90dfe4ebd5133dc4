import { z } from 'zod';
import { askImageServer, type ImageServer } from '../image-server.ts';
import { ImageServerError } from '../read-server-error.ts';
import type { Workflow } from './fill-workflow.ts';
import { withdrawPrompt } from './withdraw-prompt.ts';

/** It answers at once, unless it is loading a model or listing its nodes. */
const ANSWER_TIMEOUT_MS = 5_000;

const queued = z.object({ prompt_id: z.string().min(1) });
/** An entry of the queue: number, id, workflow, and what the client said of itself. */
const entries = z.array(z.array(z.unknown()));
const queue = z.object({ queue_running: entries, queue_pending: entries });
const client = z.object({ client_id: z.string() });

/**
 * Gives ComfyUI a prompt. Once it is sent, the answer is read for a moment also when the picture is given up: without its
 * id the prompt could not be withdrawn, and would be drawn for nobody.
 * @returns the id of the prompt
 */
export async function queuePrompt(
  server: ImageServer,
  { workflow, clientId, signal }: { workflow: Workflow; clientId: string; signal: AbortSignal },
): Promise<string> {
  signal.throwIfAborted();
  const patience = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const handleAbort = () => {
    timer = setTimeout(() => patience.abort(signal.reason), ANSWER_TIMEOUT_MS);
  };
  signal.addEventListener('abort', handleAbort, { once: true });
  try {
    const body = { prompt: workflow, client_id: clientId };
    return (await askImageServer(server, '/prompt', { body, schema: queued, signal: patience.signal })).prompt_id;
  } catch (error) {
    const lost = error instanceof ImageServerError ? null : await findPrompt(server, clientId);
    if (lost !== null) await withdrawPrompt(server, lost, false);
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', handleAbort);
  }
}

/** The prompt of a client whose answer got lost. */
async function findPrompt(server: ImageServer, clientId: string): Promise<string | null> {
  const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  const found = await askImageServer(server, '/queue', { schema: queue, signal }).catch(() => null);
  const all = [...(found?.queue_running ?? []), ...(found?.queue_pending ?? [])];
  const ours = all.find(([, , , about]) => client.safeParse(about).data?.client_id === clientId);
  return typeof ours?.[1] === 'string' ? ours[1] : null;
}
