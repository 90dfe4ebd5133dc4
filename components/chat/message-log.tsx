'use client';

import type { Message } from '@/lib/chat/schemas.ts';
import { AssistantMessage } from './assistant-message.tsx';
import { isOpen } from './is-open.ts';
import { LiveAnswer } from './live-answer.tsx';
import { UserMessage } from './user-message.tsx';

type MessageLogProps = {
  conversationId: string;
  messages: readonly Message[];
  onStatus: (status: string) => void;
  /** Sends a message's text once more; null while an answer is on its way. */
  onSendAgain: ((content: string) => void) | null;
};

/**
 * The conversation. `aria-live` is off although a log has it on: read aloud token by token an answer is noise, so the
 * status line below the log says when it is there.
 */
export function MessageLog({ conversationId, messages, onStatus, onSendAgain }: MessageLogProps) {
  const busy = messages.some((message) => isOpen(message.job));
  return (
    <div role="log" aria-live="off" aria-busy={busy} aria-label="Conversation" className="grid grid-cols-1 gap-7">
      {messages.map((message, index) => {
        if (message.role === 'user') return <UserMessage key={message.id} content={message.content} />;
        if (message.job !== null && isOpen(message.job)) {
          const key = message.job.id;
          return <LiveAnswer key={key} conversationId={conversationId} job={message.job} onStatus={onStatus} />;
        }
        const question = messages[index - 1];
        const isLast = index === messages.length - 1;
        const canRetry = isLast && onSendAgain !== null && question?.role === 'user';
        return (
          <AssistantMessage
            key={message.job?.id ?? message.id}
            message={message}
            onRetry={canRetry ? () => onSendAgain(question.content) : null}
          />
        );
      })}
    </div>
  );
}
