import { newTreasury, serveJob, signUp, type Treasury } from './purses.ts';

export type SybilResult = {
  wallets: number;
  messages: number;
  /** Micro-dollars: what the farm was given, what it has left to spend, and what it can take out. */
  granted: bigint;
  left: bigint;
  withdrawable: bigint;
  treasury: Treasury;
};

/**
 * Somebody with many wallets and one worker: each wallet takes its grant and sends all of it to the farm's own worker, with the
 * higher share, and what the worker earns is sent again until it buys no message. Every message costs real computing.
 */
export function simulateSybil({ wallets }: { wallets: number }): SybilResult {
  const treasury = newTreasury();
  const farm = { grant: 0n, usdc: 0n };
  let granted = 0n;
  let messages = 0;
  const drain = (payer: { grant: bigint; usdc: bigint }) => {
    while (serveJob({ payer, worker: farm, tier: 'pro', boosted: true, treasury })) messages += 1;
  };
  for (let wallet = 0; wallet < wallets; wallet += 1) {
    const purse = signUp();
    granted += purse.grant;
    drain(purse);
    farm.grant += purse.grant;
    farm.usdc += purse.usdc;
  }
  drain(farm);
  return { wallets, messages, granted, left: farm.grant, withdrawable: farm.usdc, treasury };
}
