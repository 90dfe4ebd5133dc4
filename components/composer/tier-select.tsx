'use client';

import { formatCredits } from '@/lib/client/format.ts';
import { TIER_IDS, TIERS } from '@/lib/constants.ts';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { Select } from '../ui/select.tsx';
import { useSession } from '../wallet/use-session.ts';
import { TierDetail } from './tier-detail.tsx';
import { useTier } from './use-tier.ts';

const makeOptions = (signedOut: boolean) =>
  TIER_IDS.map((id) => ({
    value: id,
    label: TIERS[id].label,
    aside: signedOut ? strings.freeTier : strings.price(id),
    detail: <TierDetail id={id} />,
  }));
const OPTIONS = { member: makeOptions(false), visitor: makeOptions(true) };

/** Which tier answers, and what a message costs there: the price is seen before anything is sent. */
export function TierSelect() {
  const [tier, setTier] = useTier();
  const session = useSession();
  const signedOut = !session.isPending && session.user === null;
  return (
    <Select label={strings.tier} value={tier} onChange={setTier} options={signedOut ? OPTIONS.visitor : OPTIONS.member}>
      <span className="font-medium">{TIERS[tier].label}</span>
      {/* A phone's header has no room for it; the line under the composer says it as well. */}
      <span className="text-muted text-sm max-sm:sr-only">
        {signedOut ? strings.freeTier : formatCredits(TIERS[tier].credits)}
      </span>
    </Select>
  );
}
