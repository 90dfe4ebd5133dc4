'use client';

import type { Message } from '@/lib/chat/schemas.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { useChatActions } from './chat-actions.ts';
import { FailedAnswer } from './failed-answer.tsx';
import { isOpen } from './is-open.ts';
import { LiveProgress } from './live-progress.tsx';
import { PictureAnswer } from './picture-answer.tsx';
import { toOutcome } from './to-outcome.ts';
import { useAnnounceStream } from './use-announce-stream.ts';
import { type JobEnd, useJobStream } from './use-job-stream.ts';

type AnswerContentProps = { message: Message; job: NonNullable<Message['job']> };

/**
 * The text of an answer. While it is on its way it comes from the stream; the stream's end is written where the messages
 * are kept. It is one component through all of that, so that what has been drawn is not drawn anew at the end.
 */
export function AnswerContent({ message, job }: AnswerContentProps) {
  const { closeAnswer, announce } = useChatActions();
  const live = isOpen(job);
  const { reopen, ...stream } = useJobStream(live ? job.id : null, (end) => {
    closeAnswer(toOutcome(job.id, end));
    announce(describeEnd(end));
  });
  useAnnounceStream(job, live ? stream : null, announce);
  const text = (live && stream.text) || message.content;
  if (job.tier === 'image' && job.status !== 'failed') {
    return (
      <>
        <PictureAnswer message={message} progress={live ? stream.progress : null} waiting={live} />
        {live && <LiveProgress job={job} stream={stream} hasText={stream.progress !== null} onReopen={reopen} />}
      </>
    );
  }
  return (
    <>
      {text !== '' && <Markdown text={text} streaming={live} />}
      {live && <LiveProgress job={job} stream={stream} hasText={text !== ''} onReopen={reopen} />}
      {job.status === 'failed' && <FailedAnswer answerId={message.id} job={job} />}
    </>
  );
}

function describeEnd({ event }: JobEnd): string {
  if (event.type === 'error') return messageStrings.notAnsweredStatus;
  return event.stopped ? messageStrings.stopped : messageStrings.done;
}
