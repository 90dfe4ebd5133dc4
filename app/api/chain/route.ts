import { getChain } from '@/lib/chain/get-chain.ts';
import { readChainStatus } from '@/lib/chain/read-chain-status.ts';
import { chainResponse } from '@/lib/chain/schemas.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  limit: RATE_LIMITS.read,
  output: chainResponse,
  run: () => readChainStatus(getDb(), getChain()),
});
