import { type Address, encodeFunctionData, getTypesForEIP712Domain, type Hex, toHex } from 'viem';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { type Voucher, voucherTypedData } from '../../lib/chain/voucher.ts';
import { LOCAL_ADMIN, LOCAL_ROLES } from '../../scripts/lib/chain/local-deployment.ts';
import { callInOrder, type NodeCall } from './call-in-order.ts';
import type { Step } from './plan-history.ts';
import { PEOPLE, type TestChain } from './test-chain.ts';
import type { Operation } from './vault-model.ts';

type Transaction = { readonly from: Address; readonly to: Address; readonly data: Hex };
type Withdrawal = Extract<Operation, { kind: 'withdraw' }>;

/** The transactions of a history, each with the right sender and, where a voucher is needed, a signature over it. */
export async function encodeSteps(
  chain: TestChain,
  accounts: readonly Address[],
  steps: readonly Step[],
): Promise<Transaction[]> {
  const signatures = await signVouchers(chain, accounts, steps);
  return steps.map((step) => encode(chain, accounts, step, signatures.get(step) ?? '0x'));
}

function encode(chain: TestChain, accounts: readonly Address[], step: Step, signature: Hex): Transaction {
  const { operation, at, bound } = step;
  const vault = { to: chain.vault, abi: ashaoVaultAbi };
  const token = { abi: ashaoTokenAbi };
  const who = (index: number) => accounts[index] ?? PEOPLE.alice;
  switch (operation.kind) {
    case 'deposit': {
      const args = [chain[operation.token], operation.amount] as const;
      return make(who(operation.person), { ...vault, functionName: 'deposit', args });
    }
    case 'withdraw': {
      const args = [makeVoucher(chain, accounts, operation, at), signature] as const;
      return make(PEOPLE.mallory, { ...vault, functionName: 'withdraw', args });
    }
    case 'buyback': {
      const args = [idOf(operation.id), operation.amount, bound, at] as const;
      return make(LOCAL_ROLES.treasurer, { ...vault, functionName: 'buyback', args });
    }
    case 'cancel':
      return make(LOCAL_ADMIN, { ...vault, functionName: 'cancel', args: [idOf(operation.id)] });
    case 'cap': {
      const args = [chain[operation.token], operation.amount] as const;
      return make(LOCAL_ADMIN, { ...vault, functionName: 'setRateCap', args });
    }
    case 'pause':
    case 'unpause':
      return make(LOCAL_ADMIN, { ...vault, functionName: operation.kind });
    case 'donate': {
      const args = [chain.vault, operation.amount] as const;
      return make(who(0), { ...token, to: chain[operation.token], functionName: 'transfer', args });
    }
    case 'burn':
      return make(who(operation.person), { ...token, to: chain.ashao, functionName: 'burn', args: [operation.amount] });
  }
}

/** By the node, which holds the keys: in JavaScript this took most of a run's time. */
async function signVouchers(chain: TestChain, accounts: readonly Address[], steps: readonly Step[]) {
  const signed: Step[] = [];
  const calls: NodeCall[] = [];
  for (const step of steps) {
    const { operation, at } = step;
    if (operation.kind !== 'withdraw') continue;
    const signer = operation.isForged ? LOCAL_ROLES.treasurer : LOCAL_ROLES.signer;
    const { domain, types, ...rest } = voucherTypedData(chain, makeVoucher(chain, accounts, operation, at));
    const typedData = { domain, types: { ...types, EIP712Domain: getTypesForEIP712Domain({ domain }) }, ...rest };
    signed.push(step);
    calls.push({ method: 'eth_signTypedData_v4', params: [signer, typedData] });
  }
  const signatures = await callInOrder(chain.url, calls);
  return new Map(signed.map((step, index) => [step, signatures[index] as Hex]));
}

function makeVoucher(chain: TestChain, accounts: readonly Address[], operation: Withdrawal, at: bigint): Voucher {
  return {
    id: idOf(operation.id),
    account: accounts[operation.person] ?? PEOPLE.alice,
    token: chain[operation.token],
    amount: operation.amount,
    // The last second in which it pays, or one too few.
    deadline: operation.isLate ? at - 1n : at,
  };
}

function make(from: Address, { to, ...call }: { to: Address } & Parameters<typeof encodeFunctionData>[0]): Transaction {
  return { from, to, data: encodeFunctionData(call) };
}

function idOf(number: number): Hex {
  return toHex(0x1000 + number, { size: 32 });
}
