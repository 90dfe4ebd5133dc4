import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { listBuybacks } from '@/lib/treasury/list-buybacks.ts';
import { buybacksQuery, buybacksResponse } from '@/lib/treasury/schemas.ts';

export const GET = endpoint({
  limit: RATE_LIMITS.read,
  query: buybacksQuery,
  output: buybacksResponse,
  run: ({ query }) => listBuybacks(getDb(), query),
});
