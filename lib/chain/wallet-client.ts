import { type Chain, createWalletClient, type LocalAccount, type Transport, type WalletClient } from 'viem';
import { type ChainAccess, makeChain, makeTransport } from './public-client.ts';
import { type Signer, toSignerAccount } from './signer.ts';

/** A client that sends the operator's transactions, signed by `signer`. */
export function createOperatorClient(
  access: ChainAccess,
  signer: Signer,
): WalletClient<Transport, Chain, LocalAccount> {
  return createWalletClient({
    account: toSignerAccount(signer),
    chain: makeChain(access),
    transport: makeTransport(access.rpcUrls),
  });
}
