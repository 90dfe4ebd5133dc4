import { requireNothingUnderWay } from '../chain/require-nothing-under-way.ts';
import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { formatDecimal } from '../decimal.ts';
import { AppError } from '../errors.ts';
import { readBalances, readTokenBalances } from '../ledger/balances.ts';
import { microToCredits } from '../ledger/money.ts';
import { readPendingRewards } from '../staking/read-pending-rewards.ts';

/**
 * Refuses to delete an account that still has something worth money: nothing of value vanishes without a word, and the
 * network takes nobody's. The sentence names all of it and what to do with it. Rewards can't grow behind this check's back:
 * without a stake none are earned.
 *
 * @throws AppError `conflict` with `purchased` (credits), `ashao`, `staked` (tokens) and `rewards` (dollars)
 */
export async function refuseValuables(db: Db, userId: string): Promise<void> {
  await requireNothingUnderWay(db, userId);
  const { usdc } = await readBalances(db, userId);
  const { ashao, stake } = await readTokenBalances(db, userId, { lock: true });
  const rewards = await readPendingRewards(db, userId);
  if (usdc + ashao + stake + rewards === 0n) return;
  const purchased = microToCredits(usdc);
  const [tokens, staked, dollars] = [
    formatDecimal(ashao, ASHAO_DECIMALS),
    formatDecimal(stake, ASHAO_DECIMALS),
    formatDecimal(rewards, USDC_DECIMALS),
  ];
  const left = [
    stake > 0n && `${staked} $ASHAO staked (unstake them)`,
    rewards > 0n && `US$ ${dollars} of staking rewards (claim them)`,
    ashao > 0n && `${tokens} $ASHAO (withdraw them)`,
    usdc > 0n && `${purchased} purchased ${purchased === 1 ? 'credit' : 'credits'} (withdraw or spend them)`,
  ].filter((each) => each !== false);
  throw new AppError(
    'conflict',
    `This account still has ${joinWords(left)}. Take out what is yours first, then delete it.`,
    {
      purchased,
      ashao: tokens,
      staked,
      rewards: dollars,
    },
  );
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
