'use client';

import { formatCount, formatCredits } from '@/lib/client/format.ts';
import { TIER_IDS, TIERS, type TierId } from '@/lib/constants.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { Select } from '../ui/select.tsx';
import { useStats } from './use-stats.ts';
import { useTier } from './use-tier.ts';

const OPTIONS = TIER_IDS.map((id) => ({
  value: id,
  label: TIERS[id].label,
  aside: `${formatCredits(TIERS[id].credits)} a message`,
  detail: <TierDetail id={id} />,
}));

/** Which tier answers, and what a message costs there: the price is seen before anything is sent. */
export function TierSelect() {
  const [tier, setTier] = useTier();
  return (
    <Select label="Tier" value={tier} onChange={setTier} options={OPTIONS}>
      <span className="font-medium">{TIERS[tier].label}</span>
      <span className="text-muted text-sm">{formatCredits(TIERS[tier].credits)}</span>
    </Select>
  );
}

function TierDetail({ id }: { id: TierId }) {
  const workers = useStats().data?.tiers[id].activeWorkers;
  return (
    <>
      <span className="mt-0.5 block text-muted text-sm leading-snug">{TIERS[id].description}</span>
      {workers !== undefined && (
        <span className={joinClasses('mt-1 block text-sm', workers === 0 ? 'text-warn' : 'text-good')}>
          {workers === 0 ? 'No worker serves it now' : `${formatCount(workers, 'worker')} ready`}
        </span>
      )}
    </>
  );
}
