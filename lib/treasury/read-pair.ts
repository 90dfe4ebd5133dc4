import { uniswapV2PairAbi } from '../chain/abi/uniswap-v2-pair.ts';
import type { VaultChain } from '../chain/get-chain.ts';
import type { PairState } from './price.ts';

/** The pair at a block. */
export async function readPair({ client, pair, usdc, ashao }: VaultChain, blockNumber: bigint): Promise<PairState> {
  // Uniswap sorts a pair's tokens by their addresses.
  const isFirst = BigInt(ashao) < BigInt(usdc);
  const onPair = { address: pair, abi: uniswapV2PairAbi, blockNumber } as const;
  const [[reserve0, reserve1, tradedAt], cumulativeLast] = await Promise.all([
    client.readContract({ ...onPair, functionName: 'getReserves' }),
    client.readContract({ ...onPair, functionName: isFirst ? 'price0CumulativeLast' : 'price1CumulativeLast' }),
  ]);
  const [own, other] = isFirst ? [reserve0, reserve1] : [reserve1, reserve0];
  return { ashao: own, usdc: other, cumulativeLast, tradedAt: BigInt(tradedAt) };
}
