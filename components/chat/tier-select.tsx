'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { formatCount, formatCredits } from '@/lib/client/format.ts';
import { TIER_IDS, TIERS, type TierId } from '@/lib/constants.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { useStats } from './use-stats.ts';
import { useTier } from './use-tier.ts';

/** Which tier answers, and what a message costs there: the price is seen before anything is sent. */
export function TierSelect() {
  const [tier, setTier] = useTier();
  return (
    <Select.Root value={tier} onValueChange={(value) => setTier(TIER_IDS.find((id) => id === value) ?? 'pro')}>
      <Select.Trigger
        aria-label="Tier"
        className="inline-flex h-9 items-center gap-2 whitespace-nowrap rounded-lg px-2 sm:px-2.5 text-[15px] hover:bg-raised data-[state=open]:bg-raised"
      >
        <span className="font-medium">{TIERS[tier].label}</span>
        <span className="text-muted text-sm">{formatCredits(TIERS[tier].credits)}</span>
        <ChevronDown aria-hidden className="size-4 text-faint" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content
          position="popper"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 w-[min(21rem,calc(100vw-1.5rem))] animate-fade rounded-xl border bg-surface p-1.5 shadow-lift"
        >
          <Select.Viewport>
            {TIER_IDS.map((id) => (
              <TierOption key={id} id={id} />
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}

function TierOption({ id }: { id: TierId }) {
  const workers = useStats().data?.tiers[id].activeWorkers;
  const tier = TIERS[id];
  return (
    <Select.Item
      value={id}
      className="flex cursor-pointer gap-3 rounded-lg px-3 py-2.5 outline-none data-[highlighted]:bg-raised"
    >
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <Select.ItemText>
            <span className="font-medium">{tier.label}</span>
          </Select.ItemText>
          <span className="text-muted text-sm">{formatCredits(tier.credits)} a message</span>
        </span>
        <span className="mt-0.5 block text-muted text-sm leading-snug">{tier.description}</span>
        {workers !== undefined && (
          <span className={joinClasses('mt-1 block text-sm', workers === 0 ? 'text-warn' : 'text-good')}>
            {workers === 0 ? 'No worker serves it now' : `${formatCount(workers, 'worker')} ready`}
          </span>
        )}
      </span>
      <span className="grid w-4 shrink-0 place-items-center">
        <Select.ItemIndicator>
          <Check aria-hidden className="size-4 text-violet" />
        </Select.ItemIndicator>
      </span>
    </Select.Item>
  );
}
