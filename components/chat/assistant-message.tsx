import { memo } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { AnswerMeta } from './answer-meta.tsx';

type AssistantMessageProps = { message: Message; onRetry: (() => void) | null };

/** An answer that has ended: whole, stopped or failed. */
export const AssistantMessage = memo(function AssistantMessage({ message, onRetry }: AssistantMessageProps) {
  const { content, job } = message;
  return (
    <article aria-label="Answer">
      {content !== '' && <Markdown text={content} />}
      {job?.status === 'failed' ? (
        <div className="mt-3">
          <Notice
            title="This message was not answered"
            actions={
              onRetry !== null && (
                <Button size="small" onClick={onRetry}>
                  Send again
                </Button>
              )
            }
          >
            {job.error ?? 'The network could not finish it. 0 credits charged.'}
          </Notice>
        </div>
      ) : (
        job !== null && <AnswerMeta job={job} content={content} />
      )}
    </article>
  );
});
