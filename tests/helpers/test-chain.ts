import {
  type Abi,
  type Address,
  BaseError,
  type ContractFunctionArgs,
  type ContractFunctionName,
  ContractFunctionRevertedError,
  createTestClient,
  decodeErrorResult,
  decodeEventLog,
  encodeDeployData,
  encodeFunctionData,
  formatTransactionReceipt,
  getAddress,
  type Hex,
  http,
  numberToHex,
  publicActions,
  type RpcTransactionReceipt,
  type TransactionReceipt,
  toHex,
} from 'viem';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { makeChain } from '../../lib/chain/public-client.ts';
import { deployLocally } from '../../scripts/lib/chain/local-deployment.ts';
import { readArtifact } from '../../scripts/lib/chain/read-artifact.ts';
import { spawnAnvil } from '../../scripts/lib/chain/spawn-anvil.ts';
import { findFreePort } from '../../scripts/lib/find-free-port.ts';

export type TestChain = Awaited<ReturnType<typeof openTestChain>>;

type Write<abi extends Abi, name extends ContractFunctionName<abi, 'nonpayable'>> = {
  readonly from: Address;
  readonly address: Address;
  readonly abi: abi;
  readonly functionName: name;
  readonly args: ContractFunctionArgs<abi, 'nonpayable', name>;
};

/** The people of a test; anvil's own accounts beside the operator's. */
export const PEOPLE = {
  alice: getAddress('0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'),
  bob: getAddress('0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc'),
  mallory: getAddress('0x976EA74026E726554dB657fA54763abd0C3a0aa9'),
};
export const ALICE_KEY = '0x47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a';

/** anvil on a port of its own, with everything that local mode deploys. */
export async function openTestChain({ chainId = 31_337, flags = [] as readonly string[] } = {}) {
  const { child, url } = await spawnAnvil({ port: await findFreePort(), chainId, flags });
  const deployment = await deployLocally(url, chainId);
  const chain = makeChain({ chainId, rpcUrls: [url] });
  const client = createTestClient({ chain, mode: 'anvil', transport: http(url, { batch: true }), cacheTime: 0 }).extend(
    publicActions,
  );
  const request = client.request as (call: { method: string; params: unknown[] }) => Promise<unknown>;

  /** Sends a transaction and gives its receipt, reverted or not, without asking beforehand how it would end. */
  const sendRaw = async (from: Address, to: Address | null, data: Hex): Promise<TransactionReceipt> => {
    const gas = numberToHex(6_000_000);
    const params = [{ from, ...(to === null ? {} : { to }), data, gas }];
    // One call in place of a send and many questions.
    return formatTransactionReceipt(
      (await request({ method: 'eth_sendTransactionSync', params })) as RpcTransactionReceipt,
    );
  };
  return {
    ...deployment,
    url,
    chainId,
    client,
    sendRaw,
    /** Sends; throws the contract's own error when it refuses. */
    send: async <const abi extends Abi, name extends ContractFunctionName<abi, 'nonpayable'>>({
      from,
      ...call
    }: Write<abi, name>): Promise<TransactionReceipt> => {
      await client.simulateContract({ ...call, account: from } as never);
      const receipt = await sendRaw(from, call.address, encodeFunctionData(call as never));
      if (receipt.status !== 'success') throw new Error('reverted, though the simulation went through');
      return receipt;
    },
    deploy: async (artifact: string, args: readonly unknown[] = []): Promise<Address> => {
      const { abi, bytecode } = readArtifact(artifact);
      const { contractAddress } = await sendRaw(PEOPLE.alice, null, encodeDeployData({ abi, bytecode, args }));
      return getAddress(contractAddress ?? '0x');
    },
    deploymentGas: async ({ abi, bytecode }: { abi: Abi; bytecode: Hex }, args: readonly unknown[]) => {
      const data = encodeDeployData({ abi, bytecode, args });
      return Number((await sendRaw(PEOPLE.alice, null, data)).gasUsed);
    },
    balanceOf: (token: Address, account: Address) =>
      client.readContract({ address: token, abi: ashaoTokenAbi, functionName: 'balanceOf', args: [account] }),
    /** Goes on by some seconds, with a block. */
    wait: async (seconds: number) => {
      await client.increaseTime({ seconds });
      await client.mine({ blocks: 1 });
    },
    now: async () => (await client.getBlock()).timestamp,
    close: () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGKILL')),
  };
}

/** What a call was refused with: `Expired(17)`, by name and arguments; fails when it was not. */
export async function readRevert(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    const revert =
      error instanceof BaseError ? error.walk((cause) => cause instanceof ContractFunctionRevertedError) : null;
    if (!(revert instanceof ContractFunctionRevertedError)) throw error;
    const { raw, reason } = revert;
    if (raw === undefined || raw === '0x') return reason ?? 'reverted';
    // What tokens refuse comes through the vault as it is.
    const { errorName, args = [] } = decodeErrorResult({ abi: [...ashaoVaultAbi, ...ashaoTokenAbi], data: raw });
    return `${errorName}(${args.map(String).join(', ')})`;
  }
  throw new Error('The call went through.');
}

/** The events of one contract in a receipt, as `[name, args]`. */
export function readEvents(receipt: TransactionReceipt, address: Address, abi: Abi) {
  return receipt.logs
    .filter((log) => log.address.toLowerCase() === address.toLowerCase())
    .map(({ data, topics }) => decodeEventLog({ abi, data, topics }))
    .map(({ eventName, args }) => [eventName, args]);
}

/** A fresh 32-byte id. */
let ids = 0;
export function nextId(): Hex {
  ids += 1;
  return toHex(ids, { size: 32 });
}
