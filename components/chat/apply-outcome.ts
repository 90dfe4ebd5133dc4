import type { Message } from '@/lib/chat/schemas.ts';
import type { JobOutcome } from './chat-model.ts';

/** The messages after a job has ended: its answer keeps its place and shows how it went. */
export function applyOutcome(messages: readonly Message[], { jobId, content, job, picture }: JobOutcome): Message[] {
  return messages.map((message) =>
    message.job?.id === jobId
      ? { ...message, content, job: { ...message.job, ...job }, ...(picture && { picture }) }
      : message,
  );
}
