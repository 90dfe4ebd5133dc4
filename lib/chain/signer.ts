import type { Address, Hex, LocalAccount } from 'viem';
import { privateKeyToAccount, toAccount } from 'viem/accounts';

/** What signs for the operator. A key management service implements these three, so that no key need be in the environment. */
export type Signer = Pick<LocalAccount, 'address' | 'signTypedData' | 'signTransaction'> & {
  readonly address: Address;
};

/** A signer that holds its key in memory. */
export function createKeySigner(privateKey: Hex): Signer {
  const { address, signTypedData, signTransaction } = privateKeyToAccount(privateKey);
  return { address, signTypedData, signTransaction };
}

/** The signer as the account of a viem client. Plain messages are none of the operator's business and are refused. */
export function toSignerAccount({ address, signTypedData, signTransaction }: Signer): LocalAccount {
  const signMessage = () => Promise.reject(new Error('The operator signs vouchers and transactions only.'));
  return toAccount({ address, signMessage, signTypedData, signTransaction });
}
