import { RefreshCw, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { ActionButton } from './action-button.tsx';
import { useChatActions } from './chat-actions.ts';
import { TIER_OF_PICTURES } from './chat-model.ts';
import { CopyAction } from './copy-action.tsx';
import { isOpen } from './is-open.ts';
import { listFacts } from './list-facts.ts';
import { RegenerateMenu } from './regenerate-menu.tsx';

/** Under an answer: what can be done with it, what it cost, how fast it came and what kind of machine wrote it. */
export function AnswerActions({ message, switcher }: { message: Message; switcher: ReactNode }) {
  const { share, regenerate } = useChatActions();
  const { id, content, job, picture } = message;
  const ended = job !== null && !isOpen(job);
  const answered = ended && job.status !== 'failed';
  // Nothing to do yet; the version that is on its way can be left for another one.
  if (!ended && !switcher) return null;
  return (
    <div className="mt-1.5 -ml-2 flex flex-wrap items-center gap-y-1">
      {switcher}
      {ended && content !== '' && job.tier !== 'image' && (
        <CopyAction label={messageStrings.copyAnswer} text={content} />
      )}
      {picture !== undefined && <CopyAction label={messageStrings.copyPrompt} text={picture.prompt} />}
      {answered && job.tier !== 'image' && <RegenerateMenu answerId={id} tier={job.tier} />}
      {answered && job.tier === 'image' && (
        <ActionButton
          icon={RefreshCw}
          label={messageStrings.drawAgain}
          className="group-aria-busy/log:invisible"
          onClick={() => regenerate(id, TIER_OF_PICTURES)}
        />
      )}
      {ended && share !== null && content !== '' && (
        <ActionButton icon={Share2} label={messageStrings.share} onClick={() => share(id)} />
      )}
      {answered && (
        <p data-testid="answer-meta" className="ml-1.5 text-faint text-meta tabular-nums">
          {listFacts(job, content).join(' · ')}
        </p>
      )}
    </div>
  );
}
