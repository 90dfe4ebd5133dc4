import type { ReactNode } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { AnswerActions } from './answer-actions.tsx';
import { AnswerContent } from './answer-content.tsx';
import { isOpen } from './is-open.ts';

type AssistantMessageProps = { message: Message; switcher: ReactNode };

/** An answer, on its way or ended. */
export function AssistantMessage({ message, switcher }: AssistantMessageProps) {
  const { id, job } = message;
  return (
    <article aria-label={messageStrings.answer} aria-busy={isOpen(job)}>
      {job === null ? null : <AnswerContent key={id} message={message} job={job} />}
      <AnswerActions message={message} switcher={switcher} />
    </article>
  );
}
