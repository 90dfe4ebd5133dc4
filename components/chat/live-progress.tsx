'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { Message } from '@/lib/chat/schemas.ts';
import { chatStrings } from '@/lib/strings/chat.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { Button } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { Notice } from '../ui/notice.tsx';
import { AnswerSkeleton } from './answer-skeleton.tsx';
import { useChatActions } from './chat-actions.ts';
import { describeQueue } from './describe-queue.ts';
import type { JobStream } from './use-job-stream.ts';

type LiveProgressProps = {
  job: NonNullable<Message['job']>;
  stream: JobStream;
  /** There is something to see of the answer already: its text, or how far its picture is. */
  hasText: boolean;
  onReopen: () => void;
};

/** What there is to see before the first word, and when the connection is gone. */
export function LiveProgress({ job, stream, hasText, onReopen }: LiveProgressProps) {
  if (stream.phase === 'lost') return <Lost onReopen={onReopen} />;
  if (stream.reconnecting) return <Waiting text={messageStrings.reconnecting} />;
  if (hasText) return null;
  // After a reload nothing is known yet: neither a queue nor a text may be claimed.
  if (stream.phase === 'connecting') return <AnswerSkeleton />;
  if (stream.queue !== null) return <Waiting text={describeQueue(job.tier, stream.queue)} late />;
  return <Waiting text={messageStrings.answering} />;
}

/** `late`: most messages are claimed at once, and a place in the queue that is gone again would only flicker. */
function Waiting({ text, late = false }: { text: string; late?: boolean }) {
  return (
    <p
      className={joinClasses(
        'flex items-baseline gap-2.5 py-1 text-muted text-sm leading-relaxed',
        late && 'animate-fade [animation-delay:400ms] [animation-fill-mode:backwards]',
      )}
    >
      <span aria-hidden className="size-2 shrink-0 animate-pulse-soft rounded-full bg-violet" />
      {text}
    </p>
  );
}

function Lost({ onReopen }: { onReopen: () => void }) {
  const queries = useQueryClient();
  const { temporary } = useChatActions();
  function tryAgain() {
    onReopen();
    // It may have ended meanwhile.
    void queries.invalidateQueries();
  }
  return (
    <Notice
      title={messageStrings.lostTitle}
      actions={
        <Button size="small" onClick={tryAgain}>
          {chatStrings.tryAgain}
        </Button>
      }
    >
      {temporary ? messageStrings.lostTextTemporary : messageStrings.lostText}
    </Notice>
  );
}
