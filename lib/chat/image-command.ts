import { IMAGE_PROMPT_CHARS_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import { createImage, requireAllowed } from '../images/create-image.ts';
import type { Owner } from '../jobs/owner.ts';

/**
 * Checks a picture asked for in a chat, before anything is stored.
 * @throws AppError `unauthorized` signed out, as pictures are kept in somebody's gallery; `prompt_refused`, `invalid_request`
 */
export function requireDrawable(owner: Owner, prompt: string): string {
  if (owner.userId === undefined) throw new AppError('unauthorized', 'Sign in to have pictures drawn.');
  if (prompt.length > IMAGE_PROMPT_CHARS_MAX) {
    const message = `content: a picture is described in at most ${IMAGE_PROMPT_CHARS_MAX} characters`;
    throw new AppError('invalid_request', message, { field: 'content' });
  }
  requireAllowed(owner.userId, { prompt, nsfw: false });
  return owner.userId;
}

/** Queues the picture in the transaction that stores the message. @returns the job that answers it */
export async function drawInChat(tx: Db, userId: string, prompt: string): Promise<string> {
  const { jobId } = await createImage(tx, userId, { prompt, style: 'None', aspect: 'Square', nsfw: false });
  return jobId;
}
