import { requireUser } from '@/lib/auth/viewer.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idempotencyKey } from '@/lib/http/idempotency-key.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { claimRewardsOf } from '@/lib/staking/claim.ts';
import { claimRequest, claimResponse } from '@/lib/staking/schemas.ts';

export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  body: claimRequest,
  output: claimResponse,
  run: ({ request, auth }) =>
    claimRewardsOf(getConnection(), { userId: auth.id, idempotencyKey: idempotencyKey(request) }),
});
