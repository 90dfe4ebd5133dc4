import { type Address, createPublicClient, type Hex, http, verifyMessage } from 'viem';
import { getEnv } from '../env.ts';
import { shared } from '../shared.ts';

/**
 * Whether `address` signed `message`: a plain account's signature by itself; a contract wallet's (EIP-1271, and
 * ERC-6492 before its deployment) through the chain, when RPC_URL is set. A malformed signature is false, not an error.
 */
export async function verifySignature(params: { address: Address; message: string; signature: Hex }): Promise<boolean> {
  if (await verifyMessage(params).catch(() => false)) return true;
  const { RPC_URL } = getEnv();
  if (RPC_URL === undefined) return false;
  const client = shared('auth-public-client', () => createPublicClient({ transport: http(RPC_URL) }));
  return client.verifyMessage(params).catch(() => false);
}
