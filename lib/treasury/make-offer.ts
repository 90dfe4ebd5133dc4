import { ashaoVaultAbi } from '../chain/abi/ashao-vault.ts';
import { uniswapV2RouterAbi } from '../chain/abi/uniswap-v2-router.ts';
import type { VaultChain } from '../chain/get-chain.ts';
import { BPS, BUYBACK_DEVIATION_BPS, BUYBACK_MIN, BUYBACK_SLIPPAGE_BPS } from '../constants.ts';
import { ashaoFor, spotPrice } from './price.ts';
import { readPair } from './read-pair.ts';
import type { BuybackProblem } from './schemas.ts';

/** What a buyback would get, at one block. In the smallest units. */
export type Offer = { usdc: bigint; quote: bigint; ashaoMin: bigint };

/**
 * How much can be bought back now, at most `usdc`, for a price within the bounds.
 *
 * The least amount comes from the time-weighted price, never from the price of the moment: whoever moves the pair just before the
 * swap would set the bound as well. Where the two lie apart, nothing is bought at all. A pair too small for the amount
 * gets half of it, and half again.
 *
 * @param price time-weighted, see `price.ts`
 */
export async function makeOffer(
  chain: VaultChain,
  { usdc, price, blockNumber }: { usdc: bigint; price: bigint; blockNumber: bigint },
): Promise<Offer | { problem: BuybackProblem }> {
  const { client, vault } = chain;
  const onVault = { address: vault, abi: ashaoVaultAbi, blockNumber } as const;
  const [isPaused, free, reserve, pair] = await Promise.all([
    client.readContract({ ...onVault, functionName: 'paused' }),
    client.readContract({ ...onVault, functionName: 'available', args: [chain.usdc] }),
    client.readContract({ ...onVault, functionName: 'reserves', args: [chain.usdc] }),
    readPair(chain, blockNumber),
  ]);
  if (isPaused) return { problem: 'vault_paused' };
  if (hasMoved(spotPrice(pair), price)) return { problem: 'price_moved' };
  const room = [usdc, free, reserve].reduce((a, b) => (a < b ? a : b));
  if (room < BUYBACK_MIN) return { problem: 'vault_limit' };
  for (let amount = room; amount >= BUYBACK_MIN; amount /= 2n) {
    const amounts = await client.readContract({
      address: chain.router,
      abi: uniswapV2RouterAbi,
      functionName: 'getAmountsOut',
      args: [amount, [chain.usdc, chain.ashao]],
      blockNumber,
    });
    const quote = amounts.at(-1) ?? 0n;
    const ashaoMin = (ashaoFor(amount, price) * BigInt(BPS - BUYBACK_SLIPPAGE_BPS)) / BigInt(BPS);
    if (ashaoMin > 0n && quote >= ashaoMin) return { usdc: amount, quote, ashaoMin };
  }
  return { problem: 'slippage' };
}

function hasMoved(spot: bigint, average: bigint): boolean {
  const difference = spot > average ? spot - average : average - spot;
  return difference * BigInt(BPS) > average * BigInt(BUYBACK_DEVIATION_BPS);
}
