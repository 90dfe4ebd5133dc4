'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { closeAnswer } from './conversation-cache.ts';
import { describeQueue } from './describe-queue.ts';
import { type JobEnd, type JobStream, useJobStream } from './use-job-stream.ts';

type Job = NonNullable<Message['job']>;
type LiveAnswerProps = { conversationId: string; job: Job; onStatus: (status: string) => void };

/** An answer on its way. Ends by writing its outcome into the cache, which replaces it with an AssistantMessage. */
export function LiveAnswer({ conversationId, job, onStatus }: LiveAnswerProps) {
  const queries = useQueryClient();
  const stream = useJobStream(job.id, ({ text, event }: JobEnd) => {
    closeAnswer(queries, { conversationId, jobId: job.id, content: text, job: toOutcome(text, event) });
    onStatus(event.type === 'error' ? 'Not answered. 0 credits charged.' : event.stopped ? 'Stopped' : 'Done');
    for (const key of [queryKeys.conversation(conversationId), queryKeys.conversations, queryKeys.credits]) {
      void queries.invalidateQueries({ queryKey: key });
    }
  });
  function reopen() {
    stream.reopen();
    // It may have ended meanwhile.
    void queries.invalidateQueries({ queryKey: queryKeys.conversation(conversationId) });
  }
  const status = describeStream(job, stream);
  useEffect(() => onStatus(status), [onStatus, status]);

  return (
    <article aria-label="Answer" aria-busy="true">
      {stream.text !== '' && <Markdown text={stream.text} streaming />}
      {stream.phase === 'lost' ? (
        <Notice
          title="The connection to this answer was lost"
          actions={
            <Button size="small" onClick={reopen}>
              Try again
            </Button>
          }
        >
          Answers are finished and kept on the server, whether anybody reads along or not.
        </Notice>
      ) : (
        (stream.text === '' || stream.reconnecting) && <Waiting text={stream.reconnecting ? 'Reconnecting…' : status} />
      )}
    </article>
  );
}

function Waiting({ text }: { text: string }) {
  return (
    <p className="flex items-baseline gap-2.5 py-1 text-muted text-sm leading-relaxed">
      <span aria-hidden className="size-2 shrink-0 animate-pulse-soft rounded-full bg-violet" />
      {text}
    </p>
  );
}

function describeStream(job: Job, stream: JobStream): string {
  if (stream.phase === 'queued' && stream.queue !== null) return describeQueue(job.tier, stream.queue);
  if (stream.phase === 'lost') return 'Connection lost';
  return stream.phase === 'running' ? 'Answering…' : 'Waiting for the network…';
}

function toOutcome(text: string, event: JobEnd['event']): Partial<Job> {
  if (event.type === 'error') return { status: 'failed', charged: 0, error: event.message };
  const { charged, tokens, tokensPerSecond, workerType, stopped } = event;
  return {
    status: stopped && text === '' ? 'cancelled' : 'done',
    charged,
    tokens,
    tokensPerSecond,
    workerType,
    stopped,
  };
}
