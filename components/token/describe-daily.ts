import { formatAmount } from '@/lib/client/format-amount.ts';
import { parseAmount } from '@/lib/client/parse-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';

type Figures = {
  position: { staked: string } | null;
  totalStaked: string;
  apr: { windows: readonly { days: number; rewards: string }[] };
};

/**
 * What a stake would have brought a day over the shortest window, by its slice of all stakes after the change.
 * @returns null where no rewards were paid: then there is nothing to reckon from
 */
export function describeDaily(
  { position, totalStaked, apr }: Figures,
  { change, amount }: { change: 'stake' | 'unstake'; amount: bigint | null },
): string | null {
  const [window] = apr.windows;
  if (window === undefined) return null;
  const rewards = parseAmount(window.rewards, 'usdc') ?? 0n;
  const by = change === 'stake' ? (amount ?? 0n) : -(amount ?? 0n);
  const own = (parseAmount(position?.staked ?? '0', 'ashao') ?? 0n) + by;
  const all = (parseAmount(totalStaked, 'ashao') ?? 0n) + by;
  if (own <= 0n || all <= 0n) return null;
  const daily = (rewards * own) / (all * BigInt(window.days));
  return daily === 0n ? null : tokenStrings.stake.perDay(formatAmount(daily, 'usdc'), window.days);
}
