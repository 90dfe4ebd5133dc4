import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { readStakingHistory } from '@/lib/staking/history.ts';
import { stakingHistoryQuery, stakingHistoryResponse } from '@/lib/staking/schemas.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  query: stakingHistoryQuery,
  output: stakingHistoryResponse,
  run: ({ auth, query }) => readStakingHistory(getDb(), { userId: auth.id, ...query }),
});
