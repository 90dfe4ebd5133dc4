import { requireUser } from '@/lib/auth/viewer.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idempotencyKey } from '@/lib/http/idempotency-key.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { changeStakeOf } from '@/lib/staking/change-stake.ts';
import { stakeRequest, stakeResponse } from '@/lib/staking/schemas.ts';

export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  body: stakeRequest,
  exactNumbers: true,
  output: stakeResponse,
  run: ({ request, auth, body }) =>
    changeStakeOf(getConnection(), {
      userId: auth.id,
      kind: 'stake',
      amount: body.amount,
      idempotencyKey: idempotencyKey(request),
    }),
});
