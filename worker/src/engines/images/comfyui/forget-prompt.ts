import { callImageServer, type ImageServer } from '../image-server.ts';

const FORGET_TIMEOUT_MS = 3_000;

/**
 * Takes a prompt out of ComfyUI's history, where its owner would find a stranger's words and picture. That it cannot be
 * taken out fails nothing.
 */
export async function forgetPrompt(server: ImageServer, promptId: string): Promise<void> {
  const signal = AbortSignal.timeout(FORGET_TIMEOUT_MS);
  await callImageServer(server, '/history', { body: { delete: [promptId] }, signal }).catch(() => undefined);
}
