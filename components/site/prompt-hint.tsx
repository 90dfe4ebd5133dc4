'use client';

import type { TierId } from '@/lib/constants.ts';
import { siteStrings } from '@/lib/strings/site.ts';
import { useStats } from '../composer/use-stats.ts';
import { useSession } from '../wallet/use-session.ts';

const { prompt } = siteStrings;

/** Before anything is sent: what it will cost, and whether anybody is there to answer. */
export function PromptHint({ tier }: { tier: TierId }) {
  const session = useSession();
  const workers = useStats().data?.tiers[tier].activeWorkers;
  return (
    <>
      {!session.isPending && <span>{session.user === null ? prompt.freePreview : prompt.price(tier)} </span>}
      {workers !== undefined && workers > 0 && <span>{prompt.ready(tier, workers)}</span>}
      {workers === 0 && <span className="text-warn">{prompt.noWorker(tier)}</span>}
    </>
  );
}
