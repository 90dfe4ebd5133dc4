import { type Abi, type Address, getAddress, type Hash, type Hex } from 'viem';
import { waitForReceipt } from '../../../lib/chain/wait-for-receipt.ts';
import { ExpectedError } from '../expected-error.ts';
import type { ChainClients } from './deploy-contracts.ts';

type DeployerOptions = ChainClients & { readonly report: (line: string) => void };

/** Two functions that send a transaction, wait until it is in a block, and report it. */
export function makeDeployer({ publicClient, walletClient, report }: DeployerOptions) {
  const confirm = async (title: string, hash: Hash) => {
    const receipt = await waitForReceipt(publicClient, hash);
    if (receipt.status !== 'success') throw new ExpectedError(`${title}: the transaction ${hash} was reverted.`);
    return receipt;
  };
  return {
    deploy: async (
      title: string,
      { abi, bytecode }: { readonly abi: Abi; readonly bytecode: Hex },
      args: readonly unknown[] = [],
    ): Promise<{ address: Address; block: number }> => {
      const hash = await walletClient.deployContract({ abi, bytecode, args });
      const { contractAddress, blockNumber } = await confirm(title, hash);
      if (!contractAddress) throw new ExpectedError(`${title}: the transaction ${hash} has made no contract.`);
      const address = getAddress(contractAddress);
      report(`${title.padEnd(22)} ${address}  in ${hash}`);
      return { address, block: Number(blockNumber) };
    },
    send: async (title: string, write: () => Promise<Hash>): Promise<void> => {
      const hash = await write();
      await confirm(title, hash);
      report(`${title.padEnd(22)} done  in ${hash}`);
    },
  };
}
