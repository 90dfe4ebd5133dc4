import { type Address, createWalletClient, custom, defineChain, type EIP1193Provider, publicActions } from 'viem';
import { connect, getConnection } from 'wagmi/actions';
import type { ChainStatus } from '@/lib/chain/schemas.ts';
import { shortenAddress } from '@/lib/client/format.ts';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import type { NetworkMode } from '../wallet/connect-context.tsx';
import { getWalletConfig } from '../wallet/get-wallet-config.ts';
import { readLastWallet } from '../wallet/last-wallet.ts';
import { TransactionProblem } from './transaction-problem.ts';

const strings = transactionStrings.errors;
const POLL_MS = { local: 250, elsewhere: 2_000 };

export type Network = NonNullable<ChainStatus['network']>;
export type OpenWallet = Awaited<ReturnType<typeof openWallet>>;

type OpenParams = { mode: NetworkMode; network: Network; address: string };

/**
 * The wallet that signed in, ready to send on the network. Reading goes through the wallet as well: the page calls no other
 * site. Needs wagmi and viem, so that this file is fetched when somebody presses something that needs it.
 *
 * @param params.address who is signed in: the only account that money is moved from
 * @throws TransactionProblem when no wallet is here, or it does not show that address
 */
export async function openWallet({ mode, network, address }: OpenParams) {
  const connector = await findConnector(mode);
  const provider = (await connector.getProvider()) as EIP1193Provider;
  const accounts = await connector.getAccounts();
  if (!accounts.some((one) => one.toLowerCase() === address.toLowerCase())) {
    throw new TransactionProblem(strings.otherAddress(shortenAddress(address)));
  }
  return createWalletClient({
    account: address as Address,
    chain: describeNetwork(network),
    transport: custom(provider),
    pollingInterval: mode.isLocal ? POLL_MS.local : POLL_MS.elsewhere,
  }).extend(publicActions);
}

async function findConnector(mode: NetworkMode) {
  const config = getWalletConfig(mode);
  const { connector } = getConnection(config);
  if (connector !== undefined) return connector;
  const last = config.connectors.find(({ id }) => id === readLastWallet());
  if (last === undefined) throw new TransactionProblem(strings.noWallet);
  // Asks for the address where the wallet does not show it by itself, never for a signature.
  await connect(config, { connector: last });
  return last;
}

function describeNetwork({ chainId, label, walletRpcUrl, explorerUrl }: Network) {
  return defineChain({
    id: chainId,
    name: label,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: walletRpcUrl === null ? [] : [walletRpcUrl] } },
    ...(explorerUrl === null ? {} : { blockExplorers: { default: { name: label, url: explorerUrl } } }),
  });
}
