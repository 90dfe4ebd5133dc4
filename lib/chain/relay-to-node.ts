import * as z from 'zod';
import { AppError, notFound } from '../errors.ts';
import type { VaultChain } from './get-chain.ts';
import { chainOff } from './require-open-chain.ts';
import type { NodeCall } from './schemas.ts';

const TIMEOUT_MS = 10_000;
const answer = z.object({
  result: z.optional(z.unknown()),
  error: z.optional(z.object({ code: z.number(), message: z.string(), data: z.optional(z.unknown()) })),
});

/**
 * A call of the local chain's node, for the wallet that lives in the page: its policy lets it reach no other origin. For the
 * local chain alone, and only for what sending a transaction takes.
 *
 * @throws AppError `not_found` on any other chain, `chain_off`, `unavailable`
 */
export async function relayToNode(chain: VaultChain | null, { method, params }: NodeCall) {
  if (!chain) throw chainOff('off');
  const [url] = chain.rpcUrls;
  if (!chain.isLocal || url === undefined) throw notFound('A node');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
    .then((received) => received.json())
    .catch((cause: unknown) => {
      throw new AppError('unavailable', 'The local chain does not answer.', {}, { cause });
    });
  const { result = null, error = null } = answer.parse(response);
  return { result, error };
}
