import { USDC_DECIMALS } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { formatDecimal } from '../decimal.ts';
import { newId } from '../ids.ts';
import { systemAccount, userAccount } from '../ledger/accounts.ts';
import { postTransaction } from '../ledger/post.ts';
import { claimRewards } from './accumulator.ts';
import { writePosition } from './position.ts';
import { runAsStaker, type Staker } from './run-as-staker.ts';
import { claimResponse } from './schemas.ts';

/**
 * Pays a person's rewards out to their purchased credits, in whole micro-dollars; the fraction stays owed.
 * @returns dollars as a decimal text: 0 when there was nothing, which is no error
 * @throws AppError `conflict`, `unauthorized`
 */
export function claimRewardsOf(connection: Connection, params: Staker) {
  const { userId } = params;
  return runAsStaker(connection, params, { kind: 'claim' }, claimResponse, async (tx, pool, holder) => {
    const { paid, position } = claimRewards(pool, holder.position);
    if (paid > 0n) {
      await postTransaction(tx, {
        kind: 'claim',
        key: `claim:${newId('transaction')}`,
        // The person's own movements are found by it, however many jobs their workers were paid for.
        reference: userId,
        postings: [
          { accountId: systemAccount('staking', 'usdc'), amount: -paid },
          { accountId: userAccount(userId, 'usdc'), amount: paid },
        ],
      });
      await writePosition(tx, userId, position);
    }
    return { claimed: formatDecimal(paid, USDC_DECIMALS) };
  });
}
