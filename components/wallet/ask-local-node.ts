import { nodeCallRequest } from '@/lib/chain/schemas.ts';
import { callLocalNode } from '@/lib/client/token-api.ts';

/**
 * A call of the local chain's node, by way of this site.
 * @throws Error with the node's `code` and `data`, as EIP-1193 wants them; 4200 for what the site does not relay
 */
export async function askLocalNode(method: string, params: readonly unknown[]): Promise<unknown> {
  const known = nodeCallRequest.shape.method.safeParse(method);
  if (!known.success) {
    throw Object.assign(new Error(`The development wallet does not support ${method}.`), { code: 4200 });
  }
  const { result, error } = await callLocalNode(known.data, params);
  if (error !== null) throw Object.assign(new Error(error.message), { code: error.code, data: error.data });
  return result;
}
