import { newTreasury, type Purse, serveJob } from './purses.ts';

export type SelfServerResult = {
  label: string;
  messages: number;
  /** Micro-dollars. `back`: rewards of one's own stake among them. */
  paid: bigint;
  back: bigint;
};

/**
 * Somebody who buys credits, sends messages to their own worker, and does so with what comes back until it buys no message.
 * @param params.slicePercent of all stakes that are this person's, for what the stakers' half gives back
 */
export function simulateSelfServer(params: {
  label: string;
  micro: bigint;
  boosted: boolean;
  slicePercent: number;
  rounds: 'once' | 'until nothing is left';
}): SelfServerResult {
  const treasury = newTreasury();
  const spending: Purse = { grant: 0n, usdc: params.micro };
  // Answered once, what is earned is kept; else payer and worker are one purse.
  const earning: Purse = params.rounds === 'once' ? { grant: 0n, usdc: 0n } : spending;
  let messages = 0;
  while (serveJob({ payer: spending, worker: earning, tier: 'pro', boosted: params.boosted, treasury })) messages += 1;
  const kept = params.rounds === 'once' ? spending.usdc + earning.usdc : spending.usdc;
  const rewards = (treasury.rewards * BigInt(params.slicePercent)) / 100n;
  return { label: params.label, messages, paid: params.micro, back: kept + rewards };
}
