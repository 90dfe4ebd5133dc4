import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { readStakingSeries } from '@/lib/staking/read-staking-series.ts';
import { stakingSeriesQuery, stakingSeriesResponse } from '@/lib/staking/schemas.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  query: stakingSeriesQuery,
  output: stakingSeriesResponse,
  run: ({ auth, query }) => readStakingSeries(getDb(), { userId: auth.id, range: query.range }),
});
