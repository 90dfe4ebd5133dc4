import {
  type Address,
  createPublicClient,
  custom,
  type EIP1193RequestFn,
  fallback,
  type Hex,
  http,
  verifyMessage,
} from 'viem';
import { getEnv } from '../env.ts';
import { AppError } from '../errors.ts';
import { log } from '../log.ts';

/** JSON-RPC codes with which a node says that the contract refused: execution reverted, by whatever node. */
const REVERTED = new Set([3, -32_000, -32_015]);

/**
 * Whether `address` signed `message`: a plain account's signature by itself; a contract wallet's (EIP-1271, and
 * ERC-6492 before its deployment) through the chain, when RPC_URL is set. A malformed signature is false, not an error.
 *
 * @throws AppError `unavailable` when the chain could not be asked
 */
export async function verifySignature(params: { address: Address; message: string; signature: Hex }): Promise<boolean> {
  if (await verifyMessage(params).catch(() => false)) return true;
  const { RPC_URL } = getEnv();
  if (RPC_URL === undefined) return false;
  // viem takes every failed call for a refusal, an outage too, so that outages are noted on the way to the node.
  const outages: unknown[] = [];
  const client = createPublicClient({ transport: watchedTransport(RPC_URL, outages) });
  const verified = await client.verifyMessage(params).catch(() => false);
  if (verified || outages.length === 0) return verified;
  // Its name alone: the message has the address asked for, and the node's URL with the operator's key.
  const reason = outages[0] instanceof Error ? outages[0].name : 'unknown';
  log().warn({ reason }, 'a signature could not be checked on the chain');
  throw new AppError(
    'unavailable',
    'This wallet’s signature is checked on its chain, which can’t be reached at the moment. Try again in a minute.',
  );
}

function watchedTransport(urls: readonly string[], outages: unknown[]) {
  const node = fallback(urls.map((url) => http(url)))({});
  const request = (async (call: Parameters<EIP1193RequestFn>[0]) => {
    try {
      return await node.request(call);
    } catch (error) {
      if (!isRevert(error)) outages.push(error);
      throw error;
    }
  }) as EIP1193RequestFn;
  // The transport below tries again by itself.
  return custom({ request }, { retryCount: 0 });
}

function isRevert(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth += 1) {
    if ('code' in cause && REVERTED.has(Number(cause.code))) return true;
  }
  return false;
}
