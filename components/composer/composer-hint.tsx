'use client';

import { formatCount, formatCredits, formatWait } from '@/lib/client/format.ts';
import {
  ANONYMOUS_MESSAGES_PER_COOKIE,
  QUEUE_SECONDS_MAX,
  SIGNUP_GRANT_CREDITS,
  TIERS,
  type TierId,
} from '@/lib/constants.ts';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import { useStats } from './use-stats.ts';

/** Under the composer: what sending will cost, and whether anybody is there to answer. */
export function ComposerHint({ tier }: { tier: TierId }) {
  const session = useSession();
  const { openConnect } = useConnectDialog();
  const workers = useStats().data?.tiers[tier].activeWorkers;
  if (workers === 0) {
    return (
      <p className="text-warn">
        No worker serves {TIERS[tier].label} now. A message waits up to {formatWait(QUEUE_SECONDS_MAX)}; unanswered, it
        costs nothing.
      </p>
    );
  }
  if (session.isPending) return null;
  if (session.user === null) {
    return (
      <p>
        Free preview: signed-out messages are limited to {ANONYMOUS_MESSAGES_PER_COOKIE} a day.{' '}
        <button type="button" onClick={openConnect} className="text-violet underline-offset-4 hover:underline">
          Connect for {formatCredits(SIGNUP_GRANT_CREDITS)}
        </button>
      </p>
    );
  }
  return (
    <p>
      {formatCredits(TIERS[tier].credits)} a message
      {workers !== undefined && ` · ${formatCount(workers, 'worker')} ready for ${TIERS[tier].label}`}
    </p>
  );
}
