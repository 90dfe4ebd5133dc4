import { BPS, BUYBACK_SHARE_BPS, MICRO_PER_CREDIT } from '../constants.ts';
import { formatDecimal } from '../decimal.ts';

/** Micro-dollars of a whole number of credits. */
export function creditsToMicro(credits: number): bigint {
  return BigInt(credits) * MICRO_PER_CREDIT;
}

/**
 * Credits as a number for JSON, exact to four decimals. Safe up to 1e15 micro-dollars (US$ 1 thousand million): the
 * division is the only step in floating point, and nothing is computed from its result.
 */
export function microToCredits(micro: bigint): number {
  return Number(micro) / Number(MICRO_PER_CREDIT);
}

/**
 * Splits a job's value. The worker's part is rounded down, the treasury takes the rest, so nothing is lost or made.
 * @param shareBps 0 to 10 000
 */
export function splitShare(amount: bigint, shareBps: number): { worker: bigint; treasury: bigint } {
  const worker = (amount * BigInt(shareBps)) / BigInt(BPS);
  return { worker, treasury: amount - worker };
}

/** How much of a price each kind of credits pays: granted ones first. The two balances must be enough. */
export function mixOf(balances: { grant: bigint; usdc: bigint }, price: bigint): { grant: bigint; usdc: bigint } {
  const grant = balances.grant < price ? balances.grant : price;
  return { grant, usdc: price - grant };
}

/** Splits what the treasury gets in USDC. The stakers' part is rounded down, the buyback takes the rest. */
export function splitTreasury(amount: bigint): { buyback: bigint; rewards: bigint } {
  const rewards = (amount * BigInt(BPS - BUYBACK_SHARE_BPS)) / BigInt(BPS);
  return { buyback: amount - rewards, rewards };
}

/** Credits as decimal digits, exact: `-10`, `3.5`, `0.0001`. */
export function microToDecimal(micro: bigint): string {
  return formatDecimal(micro, String(MICRO_PER_CREDIT).length - 1);
}
