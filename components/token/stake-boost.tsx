import { formatAmount } from '@/lib/client/format-amount.ts';
import { parseAmount } from '@/lib/client/parse-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';

const strings = tokenStrings.stake;

type StakeBoostProps = { boost: { minStake: string; shareBps: number; boostedShareBps: number }; staked: string };

/** What a stake does for its owner's workers, and how much is missing for it. */
export function StakeBoost({ boost, staked }: StakeBoostProps) {
  const { minStake, shareBps, boostedShareBps } = boost;
  const missing = (parseAmount(minStake, 'ashao') ?? 0n) - (parseAmount(staked, 'ashao') ?? 0n);
  return (
    <p className="mt-5 rounded-card border bg-surface px-5 py-4 text-muted text-sm leading-relaxed">
      {missing <= 0n ? (
        strings.unlocked(boostedShareBps)
      ) : (
        <>
          {strings.unlocks(formatAmount(minStake, 'ashao'), boostedShareBps, shareBps)}{' '}
          {staked !== '0' && strings.missing(formatAmount(missing, 'ashao'))}
        </>
      )}
    </p>
  );
}
