'use client';

import { useChatActions } from './chat-actions.ts';
import type { ChatModel } from './chat-model.ts';
import { isOpen } from './is-open.ts';
import { toOutcome } from './to-outcome.ts';
import { useJobStream } from './use-job-stream.ts';

/**
 * Follows the answers of versions that are not shown. The server keeps nothing of a temporary chat: an answer that nobody
 * follows to its end would be lost.
 */
export function HiddenStreams({ chat }: { chat: ChatModel }) {
  return chat.messages
    .filter(({ job }) => job !== null && isOpen(job) && job.id !== chat.liveJobId)
    .map(({ job }) => job !== null && <HiddenStream key={job.id} jobId={job.id} />);
}

function HiddenStream({ jobId }: { jobId: string }) {
  const { closeAnswer } = useChatActions();
  useJobStream(jobId, (end) => closeAnswer(toOutcome(jobId, end)));
  return null;
}
