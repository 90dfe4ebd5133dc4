import type { JobMessage } from '../db/schema/jobs.ts';

/**
 * A message whose pictures a worker does not get. The model should know that something is missing: it would answer
 * "this picture" with an invention otherwise.
 */
export function withoutImages(role: JobMessage['role'], content: string, images: number): JobMessage {
  if (images === 0) return { role, content };
  const note = `[${images === 1 ? 'A picture' : `${images} pictures`} not shown]`;
  return { role, content: content === '' ? note : `${content}\n\n${note}` };
}
