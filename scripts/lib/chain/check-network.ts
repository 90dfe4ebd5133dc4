import { type Address, type BaseError, formatEther, type PublicClient } from 'viem';
import { testUsdcAbi } from '../../../lib/chain/abi/test-usdc.ts';
import { uniswapV2RouterAbi } from '../../../lib/chain/abi/uniswap-v2-router.ts';
import type { Network } from '../../../lib/chain/networks.ts';
import { ExpectedError } from '../expected-error.ts';

/**
 * Checks before the first transaction that the node is of the network, that what should be there already is, and that the
 * deployer can pay.
 *
 * @throws ExpectedError in one sentence
 */
export async function checkNetwork(client: PublicClient, network: Network, deployer: Address): Promise<void> {
  // Its short message alone: the rest has the node's URL, which may hold a key.
  const found = await client.getChainId().catch((error: BaseError) => {
    throw new ExpectedError(`RPC_URL can’t be reached: ${error.shortMessage}`);
  });
  if (found !== network.id) {
    throw new ExpectedError(`RPC_URL is a node of chain ${found}, not of ${network.label} (${network.id}).`);
  }
  if (network.usdc !== null) {
    const decimals = await client
      .readContract({ address: network.usdc.address, abi: testUsdcAbi, functionName: 'decimals' })
      .catch(() => undefined);
    if (decimals !== 6) throw new ExpectedError(`${network.usdc.address} is no USDC on ${network.label}.`);
  }
  if (network.router !== null) {
    await client
      .readContract({ address: network.router, abi: uniswapV2RouterAbi, functionName: 'factory' })
      .catch(() => {
        throw new ExpectedError(`${network.router} is no Uniswap V2 router on ${network.label}.`);
      });
  }
  const balance = await client.getBalance({ address: deployer });
  if (balance === 0n) throw new ExpectedError(`${deployer} has ${formatEther(balance)} ETH to pay with.`);
}
