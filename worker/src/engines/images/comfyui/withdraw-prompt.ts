import { z } from 'zod';
import { sleep } from '../../../backoff.ts';
import { askImageServer, callImageServer, type ImageServer } from '../image-server.ts';
import { forgetPrompt } from './forget-prompt.ts';

/** It stops between two steps; one on a processor may take longer than anybody waits. */
const WITHDRAW_TIMEOUT_MS = 5_000;
const LOOK_MS = 200;

const queue = z.object({ queue_running: z.array(z.array(z.unknown())) });

/**
 * Takes a prompt that failed or is given up out of the queue, stops it where it is the one in work (an older ComfyUI stops
 * whatever it is at), and takes it out of the history. `isOver`: ComfyUI said itself that it has ended.
 */
export async function withdrawPrompt(server: ImageServer, promptId: string, isOver: boolean): Promise<void> {
  const signal = AbortSignal.timeout(WITHDRAW_TIMEOUT_MS);
  const isRunning = async () => {
    const { queue_running: running } = await askImageServer(server, '/queue', { schema: queue, signal });
    return running.some((entry) => entry[1] === promptId);
  };
  try {
    await callImageServer(server, '/queue', { body: { delete: [promptId] }, signal });
    let running = await isRunning();
    if (running && !isOver) await callImageServer(server, '/interrupt', { body: { prompt_id: promptId }, signal });
    // It is written into the history in the moment in which it leaves the queue.
    while (running && !signal.aborted) {
      await sleep(LOOK_MS, signal);
      running = await isRunning();
    }
    await forgetPrompt(server, promptId);
  } catch {
    // The picture is given up either way; ComfyUI then draws it for nobody.
  }
}
