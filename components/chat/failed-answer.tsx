import type { Message } from '@/lib/chat/schemas.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useChatActions } from './chat-actions.ts';
import { TIER_OF_PICTURES } from './chat-model.ts';

type FailedAnswerProps = { answerId: string; job: NonNullable<Message['job']> };

/** A job that nobody finished. Sending again is asking for another answer: the message is not written twice. */
export function FailedAnswer({ answerId, job }: FailedAnswerProps) {
  const { regenerate } = useChatActions();
  const tier = job.tier === 'image' ? TIER_OF_PICTURES : job.tier;
  return (
    <div className="mt-2">
      <Notice
        title={messageStrings.failedTitle}
        actions={
          <Button size="small" className="group-aria-busy/log:invisible" onClick={() => regenerate(answerId, tier)}>
            {messageStrings.sendAgain}
          </Button>
        }
      >
        {messageStrings.failedText(job.error)}
      </Notice>
    </div>
  );
}
