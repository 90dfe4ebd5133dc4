import {
  type Address,
  createWalletClient,
  custom,
  decodeFunctionData,
  domainSeparator,
  encodeErrorResult,
  encodeFunctionResult,
  type Hex,
  parseAbi,
  publicActions,
  RpcRequestError,
} from 'viem';
import { foundry } from 'viem/chains';
import { expect, test } from 'vitest';
import { describeTransactionError } from '../../../components/token/describe-transaction-error.ts';
import type { Network, OpenWallet } from '../../../components/token/open-wallet.ts';
import { sendDeposit } from '../../../components/token/send-deposit.ts';
import { switchNetwork } from '../../../components/token/switch-network.ts';
import { ashaoTokenAbi } from '../../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../../lib/chain/abi/ashao-vault.ts';
import { transactionStrings } from '../../../lib/strings/transaction.ts';

const at = (digit: string): Address => `0x${digit.repeat(40)}`;
const OWNER = at('1');
const network: Network = {
  chainId: foundry.id,
  label: 'Local',
  explorerUrl: null,
  walletRpcUrl: null,
  vault: at('2'),
  usdc: at('3'),
  ashao: at('4'),
  confirmations: 1,
  hasFaucet: false,
};
const HASH: Hex = `0x${'ab'.repeat(32)}`;
const abi = [...ashaoTokenAbi, ...ashaoVaultAbi, ...parseAbi(['function version() view returns (string)'])] as const;
const domain = { name: 'USD Coin', version: '2', chainId: foundry.id, verifyingContract: network.usdc as Address };
const READ = {
  balanceOf: 100_000_000n,
  allowance: 0n,
  name: domain.name,
  version: domain.version,
  nonces: 0n,
  DOMAIN_SEPARATOR: domainSeparator({ domain }),
  approve: true,
} as const;

type Quirks = { allowance?: bigint; isPaused?: boolean; signsNoTypedData?: boolean; staysOn?: number };

/** A wallet by EIP-1193, and all it was asked to do; the chain behind it is made up. */
function fakeWallet({ allowance = 0n, isPaused = false, signsNoTypedData = false, staysOn }: Quirks) {
  const asked: string[] = [];
  const sent: string[] = [];
  const refuse = (code: number, message: string, data?: Hex) =>
    new RpcRequestError({ body: {}, url: 'wallet', error: { code, message, ...(data && { data }) } });
  function call(data: Hex): Hex {
    const { functionName } = decodeFunctionData({ abi, data });
    if (functionName.startsWith('deposit')) {
      const reason = encodeErrorResult({ abi: ashaoVaultAbi, errorName: 'EnforcedPause' });
      if (isPaused) throw refuse(3, 'execution reverted', reason);
      return '0x';
    }
    const result = functionName === 'allowance' ? allowance : READ[functionName as keyof typeof READ];
    return encodeFunctionResult({ abi, functionName, result } as never);
  }
  async function request({ method, params }: { method: string; params?: unknown }): Promise<unknown> {
    const [first] = (params ?? []) as [{ data: Hex }];
    switch (method) {
      case 'eth_chainId':
        return `0x${(staysOn ?? foundry.id).toString(16)}`;
      case 'wallet_switchEthereumChain':
        asked.push(method);
        return null;
      case 'eth_getCode':
        return '0x';
      case 'eth_getBlockByNumber':
        return { number: '0x1', timestamp: '0x64', transactions: [], baseFeePerGas: '0x1' };
      case 'eth_call':
        return call(first.data);
      case 'eth_signTypedData_v4':
        asked.push(method);
        throw signsNoTypedData ? refuse(-32601, 'the method does not exist') : refuse(4001, 'User rejected');
      case 'eth_sendTransaction':
        asked.push(method);
        sent.push(decodeFunctionData({ abi, data: first.data }).functionName);
        return HASH;
      case 'eth_getTransactionReceipt':
        return { transactionHash: HASH, blockNumber: '0x1', blockHash: HASH, status: '0x1', logs: [] };
      case 'eth_blockNumber':
        return '0x1';
      default:
        throw refuse(-32601, `${method} is not known here`);
    }
  }
  const wallet = createWalletClient({
    account: OWNER,
    chain: foundry,
    transport: custom({ request }, { retryCount: 0 }),
    pollingInterval: 10,
  }).extend(publicActions);
  return { wallet: wallet as unknown as OpenWallet, asked, sent };
}

const deposit = (wallet: OpenWallet) =>
  sendDeposit(wallet, { network, asset: 'usdc', amount: 5_000_000n, onStep: () => undefined });

test('error: a paused vault takes no deposit: it is said, and the wallet is asked for nothing', async () => {
  const { wallet, asked } = fakeWallet({ allowance: 10n ** 9n, isPaused: true });
  const error = await deposit(wallet).catch((thrown: unknown) => thrown);
  expect(describeTransactionError(error)).toEqual({ step: 'failed', message: transactionStrings.errors.paused });
  expect(asked).toEqual([]);
});

test('error: a wallet that says it has switched, and has not, is found out before anything is sent', async () => {
  const { wallet, asked } = fakeWallet({ staysOn: 1 });
  const error = await switchNetwork(wallet, () => undefined).catch((thrown: unknown) => thrown);
  expect(describeTransactionError(error)).toEqual({
    step: 'failed',
    message: transactionStrings.errors.network(foundry.name),
  });
  expect(asked).toEqual(['wallet_switchEthereumChain']);
});

test('behavior: a wallet that signs no typed data approves instead, and then deposits', async () => {
  const { wallet, asked, sent } = fakeWallet({ signsNoTypedData: true });
  expect(await deposit(wallet)).toBe(HASH);
  expect(asked[0]).toBe('eth_signTypedData_v4');
  expect(sent).toEqual(['approve', 'deposit']);
});

test('error: a signature that the person declines is not asked for in another way', async () => {
  const { wallet, sent } = fakeWallet({});
  const error = await deposit(wallet).catch((thrown: unknown) => thrown);
  expect(describeTransactionError(error)).toEqual({ step: 'rejected' });
  expect(sent).toEqual([]);
});
