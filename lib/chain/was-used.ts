import { decodeFunctionResult, encodeFunctionData, type Hash, type Hex } from 'viem';
import { ashaoVaultAbi } from './abi/ashao-vault.ts';
import { callAtBlock } from './call-at-block.ts';
import type { VaultChain } from './get-chain.ts';

/** Whether the vault had used an id at a block. */
export async function wasUsed(chain: VaultChain, blockHash: Hash, id: Hex): Promise<boolean> {
  const call = { abi: ashaoVaultAbi, functionName: 'used' } as const;
  const data = encodeFunctionData({ ...call, args: [id] });
  const answer = await callAtBlock(chain, { to: chain.vault, data, blockHash });
  return decodeFunctionResult({ ...call, data: answer });
}
