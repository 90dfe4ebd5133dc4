import { getChain } from '@/lib/chain/get-chain.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { readTreasury } from '@/lib/treasury/read-treasury.ts';
import { treasuryQuery, treasuryResponse } from '@/lib/treasury/schemas.ts';

export const GET = endpoint({
  limit: RATE_LIMITS.read,
  query: treasuryQuery,
  output: treasuryResponse,
  run: ({ query }) => readTreasury(getDb(), getChain(), query),
});
