import { type Address, encodeFunctionData, type Hex, numberToHex } from 'viem';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { callInOrder, type NodeCall } from './call-in-order.ts';
import { encodeSteps } from './encode-steps.ts';
import type { Log } from './find-broken-promise.ts';
import type { Step } from './plan-history.ts';
import type { TestChain } from './test-chain.ts';
import type { TokenName } from './vault-model.ts';

const GAS = numberToHex(1_000_000);
const TOKENS = ['usdc', 'ashao'] as const;

type Receipt = { status: Hex; logs: Log[] };
type TokenFigures = { reserve: bigint; balance: bigint; available: bigint; people: bigint[] };
export type Played = {
  /** Which steps the chain carried out. */
  readonly outcomes: boolean[];
  /** What each step wrote. */
  readonly logs: Log[][];
  readonly supply: bigint;
  readonly figures: Record<TokenName, TokenFigures>;
};

/** Plays histories on a chain, each as real transactions from the same beginning, one block a step. */
export class HistoryPlayer {
  private constructor(
    private readonly chain: TestChain,
    private readonly accounts: readonly Address[],
    /** The time of the block that all histories follow. */
    readonly start: bigint,
    private snapshot: unknown,
    private readonly reads: readonly NodeCall[],
  ) {}

  static async open(chain: TestChain, accounts: readonly Address[]): Promise<HistoryPlayer> {
    // The senders' own signatures are not what is tested: without them a step takes half the time.
    const [, snapshot] = await callInOrder(chain.url, [
      { method: 'anvil_autoImpersonateAccount', params: [true] },
      { method: 'evm_snapshot', params: [] },
    ]);
    return new HistoryPlayer(chain, accounts, await chain.now(), snapshot, makeReads(chain, accounts));
  }

  /** Leaves the chain as it was. The figures are those of one block more, a second after the last step. */
  async play(steps: readonly Step[], end: bigint): Promise<Played> {
    const transactions = await encodeSteps(this.chain, this.accounts, steps);
    const results = await callInOrder(this.chain.url, [
      ...transactions.flatMap((transaction, index) => [
        nextTime(steps[index]?.at ?? 0n),
        { method: 'eth_sendTransactionSync', params: [{ ...transaction, gas: GAS }] },
      ]),
      nextTime(end),
      { method: 'evm_mine', params: [] },
      ...this.reads,
      { method: 'evm_revert', params: [this.snapshot] },
      { method: 'evm_snapshot', params: [] },
    ]);
    this.snapshot = results.at(-1);
    if (results.at(-2) !== true) throw new Error('The chain did not go back.');
    const receipts = results.slice(0, 2 * steps.length).filter((_, index) => index % 2 === 1) as Receipt[];
    const [supply = -1n, ...words] = (results.slice(2 * steps.length + 2, -2) as Hex[]).map(BigInt);
    const size = words.length / TOKENS.length;
    return {
      outcomes: receipts.map(({ status }) => status === '0x1'),
      logs: receipts.map(({ logs }) => logs),
      supply,
      figures: { usdc: readFigures(words.slice(0, size)), ashao: readFigures(words.slice(size)) },
    };
  }
}

/** In the order of `makeReads`. */
function readFigures([reserve = -1n, balance = -1n, available = -1n, ...people]: readonly bigint[]): TokenFigures {
  return { reserve, balance, available, people };
}

function makeReads(chain: TestChain, accounts: readonly Address[]): NodeCall[] {
  const read = (to: Address, data: Hex) => ({ method: 'eth_call', params: [{ to, data }, 'latest'] });
  const balanceOf = (token: Address, account: Address) =>
    read(token, encodeFunctionData({ abi: ashaoTokenAbi, functionName: 'balanceOf', args: [account] }));
  const ofVault = (functionName: 'reserves' | 'available', token: Address) =>
    read(chain.vault, encodeFunctionData({ abi: ashaoVaultAbi, functionName, args: [token] }));
  return [
    read(chain.ashao, encodeFunctionData({ abi: ashaoTokenAbi, functionName: 'totalSupply' })),
    ...TOKENS.map((name) => chain[name]).flatMap((token) => [
      ofVault('reserves', token),
      balanceOf(token, chain.vault),
      ofVault('available', token),
      ...accounts.map((account) => balanceOf(token, account)),
    ]),
  ];
}

function nextTime(at: bigint): NodeCall {
  return { method: 'evm_setNextBlockTimestamp', params: [numberToHex(at)] };
}
