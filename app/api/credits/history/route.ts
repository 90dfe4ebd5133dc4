import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { readHistory } from '@/lib/ledger/history.ts';
import { historyQuery, historyResponse } from '@/lib/ledger/schemas.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  query: historyQuery,
  output: historyResponse,
  run: ({ auth, query }) => readHistory(getDb(), { userId: auth.id, ...query }),
});
