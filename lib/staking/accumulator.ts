/**
 * Rewards in proportion to stake, in exact integers: the reward-per-share accumulator of Synthetix's StakingRewards and
 * SushiSwap's MasterChef, with one difference: what a division leaves over is carried on, so that nothing is ever lost.
 * At every moment, times SCALE: what was distributed = what was claimed + what is owed to everybody + the carry.
 *
 * Pure functions: the server runs them on rows, the simulation on plain objects, tests against a model in fractions.
 */

/** Rewards are counted in 10^-36 of a micro-dollar: a supply of 10^27 units still leaves nine digits below one. */
export const SCALE = 10n ** 36n;

/**
 * `acc`: micro-dollars times SCALE that one unit of stake has earned since the beginning. `carry`: the same
 * times SCALE, what the last division left over: less than the stakes it divided by, so far below a micro-dollar.
 */
export type Pool = { readonly totalStaked: bigint; readonly acc: bigint; readonly carry: bigint };

/** `owed`: micro-dollars times SCALE, reckoned up to `accPaid`. */
export type Position = { readonly stake: bigint; readonly accPaid: bigint; readonly owed: bigint };

export const EMPTY_POOL: Pool = { totalStaked: 0n, acc: 0n, carry: 0n };

/** Somebody who has never staked. */
export function newPosition(pool: Pool): Position {
  return { stake: 0n, accPaid: pool.acc, owed: 0n };
}

/**
 * Hands micro-dollars out to all stakes of this moment.
 * @throws RangeError while nobody stakes: the caller must say where they go instead
 */
export function distribute(pool: Pool, reward: bigint): Pool {
  if (pool.totalStaked <= 0n) throw new RangeError('nobody stakes');
  const parts = reward * SCALE + pool.carry;
  return { ...pool, acc: pool.acc + parts / pool.totalStaked, carry: parts % pool.totalStaked };
}

/** Brings a position up to the pool's present: what its stake has earned becomes owed. */
function accrue(pool: Pool, position: Position): Position {
  const earned = position.stake * (pool.acc - position.accPaid);
  return { stake: position.stake, accPaid: pool.acc, owed: position.owed + earned };
}

/**
 * Adds to a stake, or takes from it when `by` is negative. What it has earned before stays owed.
 * @throws RangeError when that would leave less than nothing
 */
export function changeStake(pool: Pool, position: Position, by: bigint): { pool: Pool; position: Position } {
  const accrued = accrue(pool, position);
  const stake = accrued.stake + by;
  if (stake < 0n) throw new RangeError('more than is staked');
  return { pool: { ...pool, totalStaked: pool.totalStaked + by }, position: { ...accrued, stake } };
}

/** Whole micro-dollars that can be claimed now. */
export function pendingRewards(pool: Pool, position: Position): bigint {
  return accrue(pool, position).owed / SCALE;
}

/** Takes them out; the fraction of a micro-dollar stays owed. */
export function claimRewards(pool: Pool, position: Position): { paid: bigint; position: Position } {
  const accrued = accrue(pool, position);
  return { paid: accrued.owed / SCALE, position: { ...accrued, owed: accrued.owed % SCALE } };
}
