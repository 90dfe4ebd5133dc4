import {
  BOOSTED_SHARE_BPS,
  SIGNUP_GRANT_CREDITS,
  TIERS,
  type TierId,
  WORKER_SHARE_BPS,
} from '../../../lib/constants.ts';
import { creditsToMicro, mixOf, splitShare, splitTreasury } from '../../../lib/ledger/money.ts';

/** Micro-dollars. Of a purse only `usdc` can ever be taken out. */
export type Purse = { grant: bigint; usdc: bigint };

/** What jobs leave beside the worker's share. */
export type Treasury = { grant: bigint; buyback: bigint; rewards: bigint };

export const newTreasury = (): Treasury => ({ grant: 0n, buyback: 0n, rewards: 0n });
export const signUp = (): Purse => ({ grant: creditsToMicro(SIGNUP_GRANT_CREDITS), usdc: 0n });

/**
 * One message from hold to settlement, by the product's own functions.
 * @returns false when the payer has too few credits
 */
export function serveJob(job: {
  payer: Purse;
  worker: Purse;
  tier: TierId;
  boosted: boolean;
  treasury: Treasury;
}): boolean {
  const { payer, worker, treasury } = job;
  const price = creditsToMicro(TIERS[job.tier].credits);
  if (payer.grant + payer.usdc < price) return false;
  const mix = mixOf(payer, price);
  payer.grant -= mix.grant;
  payer.usdc -= mix.usdc;
  const shareBps = job.boosted ? BOOSTED_SHARE_BPS : WORKER_SHARE_BPS;
  const [granted, paid] = [splitShare(mix.grant, shareBps), splitShare(mix.usdc, shareBps)];
  worker.grant += granted.worker;
  worker.usdc += paid.worker;
  const { buyback, rewards } = splitTreasury(paid.treasury);
  treasury.grant += granted.treasury;
  treasury.buyback += buyback;
  treasury.rewards += rewards;
  return true;
}
