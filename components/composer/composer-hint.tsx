'use client';

import type { ReactNode } from 'react';
import { MESSAGE_CHARS_MAX, TIERS, type TierId } from '@/lib/constants.ts';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { useReachable } from '../chat/use-reachable.ts';
import { lazyValue } from '../markdown/lazy-value.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useCredits } from '../wallet/use-credits.ts';
import { useSession } from '../wallet/use-session.ts';
import { useStats } from './use-stats.ts';

// Few drafts ask for a picture.
const imageTermsCode = lazyValue(async () => (await import('./image-terms.tsx')).ImageTerms);

type ComposerHintProps = {
  id: string;
  tier: TierId;
  /** The draft begins with `/image`. */
  draws: boolean;
  temporary: boolean;
  chars: number;
  /** The template's place that sending was held back for. */
  unfilled: string | null;
  /** There is a draft, and an answer is still on its way. */
  waiting: boolean;
};

/**
 * Under the composer: what sending will cost, and whether anybody is there to answer. Its room is that of its longest
 * line, so that a change of it never moves the buttons above from under a pointer.
 */
export function ComposerHint({ id, tier, draws, temporary, chars, unfilled, waiting }: ComposerHintProps) {
  const ImageTerms = useLazyValue(imageTermsCode, draws);
  return (
    <div id={id} className="min-h-11 px-2 pt-2 text-meta text-muted leading-snug sm:min-h-7">
      {chars > MESSAGE_CHARS_MAX ? (
        <p role="alert" className="text-bad">
          {strings.tooLong(chars)}
        </p>
      ) : unfilled !== null ? (
        <p role="alert" className="text-warn">
          {strings.unfilled(unfilled)}
        </p>
      ) : waiting ? (
        <p>{strings.waitForAnswer}</p>
      ) : draws ? (
        ImageTerms && <ImageTerms temporary={temporary} />
      ) : (
        <Terms tier={tier} />
      )}
    </div>
  );
}

function Terms({ tier }: { tier: TierId }): ReactNode {
  const session = useSession();
  const { openConnect } = useConnectDialog();
  const available = useCredits().data?.credits;
  const stats = useStats().data;
  // The last figures say nothing about a network that can't be reached.
  const figures = useReachable() === 'online' ? stats?.tiers[tier] : undefined;
  if (figures?.activeWorkers === 0) return <p className="text-warn">{strings.noWorkers(tier)}</p>;
  if (session.isPending) return null;
  if (session.user === null) {
    return (
      <p>
        {strings.freePreview}{' '}
        <button type="button" onClick={openConnect} className="text-violet underline-offset-4 hover:underline">
          {strings.connectForCredits}
        </button>
      </p>
    );
  }
  if (available !== undefined && available < TIERS[tier].credits) {
    return <p className="text-warn">{strings.balanceTooLow(tier, available)}</p>;
  }
  const facts = [strings.price(tier)];
  if (figures !== undefined) facts.push(strings.ready(figures.activeWorkers));
  if (figures !== undefined && figures.waitSeconds !== null) facts.push(strings.wait(figures.waitSeconds));
  return <p>{facts.join(' · ')}</p>;
}
