import { sql } from 'drizzle-orm';
import { ASHAO_DECIMALS } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { formatDecimal } from '../decimal.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { userAccount } from '../ledger/accounts.ts';
import { postTransaction } from '../ledger/post.ts';
import { changeStake } from './accumulator.ts';
import { writePosition } from './position.ts';
import { runAsStaker, type Staker } from './run-as-staker.ts';
import { stakeResponse } from './schemas.ts';

type ChangeParams = Staker & { kind: 'stake' | 'unstake'; amount: bigint };

const inTokens = (amount: bigint) => formatDecimal(amount, ASHAO_DECIMALS);

/**
 * Stakes $ASHAO that lies free, or frees what is staked. What the stake has earned so far stays to be claimed.
 * @param params.amount units of 10^-18, more than 0
 * @returns decimal texts of whole tokens, after the change
 * @throws AppError `insufficient_balance` with `required` and `available`; `conflict`, `unauthorized`
 */
export function changeStakeOf(connection: Connection, params: ChangeParams) {
  const { userId, kind, amount } = params;
  const isStake = kind === 'stake';
  const request = { kind, amount: amount.toString() };
  return runAsStaker(connection, params, request, stakeResponse, async (tx, pool, holder) => {
    const within = isStake ? holder.available : holder.position.stake;
    if (amount > within) throw tooMuch(kind, amount, within);
    const by = isStake ? amount : -amount;
    const changed = changeStake(pool, holder.position, by);
    await postTransaction(tx, {
      kind,
      key: `${kind}:${newId('transaction')}`,
      // The person's own movements are found by it, however many jobs their workers were paid for.
      reference: userId,
      postings: [
        { accountId: userAccount(userId, 'ashao'), amount: -by },
        { accountId: userAccount(userId, 'stake'), amount: by },
      ],
    });
    await writePosition(tx, userId, changed.position);
    await tx.execute(sql`update staking_state set total_staked = ${changed.pool.totalStaked.toString()} where id = 1`);
    return {
      staked: inTokens(changed.position.stake),
      available: inTokens(holder.available - by),
      totalStaked: inTokens(changed.pool.totalStaked),
    };
  });
}

function tooMuch(kind: 'stake' | 'unstake', amount: bigint, within: bigint): AppError {
  const [required, available] = [inTokens(amount), inTokens(within)];
  const sentence =
    kind === 'stake'
      ? `You have ${available} $ASHAO to stake, which is less than ${required}.`
      : `You have ${available} $ASHAO staked, which is less than ${required}.`;
  return new AppError('insufficient_balance', sentence, { field: 'amount', required, available });
}
