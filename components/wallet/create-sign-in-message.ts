import type { Address } from 'viem';
import { createSiweMessage } from 'viem/siwe';

const LIFETIME_MS = 10 * 60_000;

type SignInMessageParams = {
  address: Address;
  nonce: string;
  /** The server's chain, whatever chain the wallet shows at the moment. */
  chainId: number;
  location: { host: string; origin: string };
  time?: Date;
};

/** The EIP-4361 text that is signed to prove an address: good for this site, once, for ten minutes. */
export function createSignInMessage({ address, nonce, chainId, location, time = new Date() }: SignInMessageParams) {
  return createSiweMessage({
    address,
    chainId,
    nonce,
    domain: location.host,
    uri: location.origin,
    version: '1',
    statement: 'Sign in to ashao.',
    issuedAt: time,
    expirationTime: new Date(time.getTime() + LIFETIME_MS),
  });
}
