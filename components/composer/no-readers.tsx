'use client';

import { TIER_IDS, type TierId } from '@/lib/constants.ts';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { Button } from '../ui/button.tsx';
import { useStats } from './use-stats.ts';

type NoReadersProps = { tier: TierId; onTier: (tier: TierId) => void };

/** Said at the pictures before anything is sent: no machine of the tier can read them, and which tier's can. */
export function NoReaders({ tier, onTier }: NoReadersProps) {
  const tiers = useStats().data?.tiers;
  const other = TIER_IDS.find((id) => id !== tier && (tiers?.[id].imageWorkers ?? 0) > 0);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-2.5 pt-2 text-sm text-warn">
      {strings.reasons.noReaders(tier)}.
      {other !== undefined && (
        <Button size="small" className="text-ink" onClick={() => onTier(other)}>
          {strings.switchTier(other)}
        </Button>
      )}
    </div>
  );
}
