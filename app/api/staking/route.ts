import { readViewer } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { readStaking } from '@/lib/staking/read-staking.ts';
import { stakingResponse } from '@/lib/staking/schemas.ts';

/** For everybody: who is signed in sees a position beside the pool. No price is known before there is a chain. */
export const GET = endpoint({
  auth: (request, headers) => readViewer(request, headers),
  limit: RATE_LIMITS.read,
  output: stakingResponse,
  run: ({ auth }) => readStaking(getDb(), { userId: auth.user?.id ?? null, price: null }),
});
