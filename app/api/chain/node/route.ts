import { requireUser } from '@/lib/auth/viewer.ts';
import { getChain } from '@/lib/chain/get-chain.ts';
import { relayToNode } from '@/lib/chain/relay-to-node.ts';
import { nodeCallRequest, nodeCallResponse } from '@/lib/chain/schemas.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  body: nodeCallRequest,
  output: nodeCallResponse,
  run: ({ body }) => relayToNode(getChain(), body),
});
