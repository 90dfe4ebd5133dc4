import type { Message } from '@/lib/chat/schemas.ts';

/** Whether an answer is still to come: its stream is followed and it can be stopped. */
export function isOpen(job: Message['job']): boolean {
  return job !== null && (job.status === 'queued' || job.status === 'running');
}
