import type * as z from 'zod/mini';
import { requireUser } from '../auth/viewer.ts';
import { getConnection } from '../db/get-db.ts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { RATE_LIMITS } from '../http/rate-limit.ts';
import { changeStakeOf } from '../staking/change-stake.ts';
import { stakeRequest, stakeResponse } from '../staking/schemas.ts';

type Call = {
  request: Request;
  auth: Awaited<ReturnType<typeof requireUser>>;
  body: z.output<typeof stakeRequest>;
};

/** What `POST /api/staking/stake` and `/unstake` are made of: they differ in their direction alone. */
export const stakeChange = (kind: 'stake' | 'unstake') => ({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  body: stakeRequest,
  exactNumbers: true,
  output: stakeResponse,
  run: ({ request, auth, body }: Call) =>
    changeStakeOf(getConnection(), {
      userId: auth.id,
      kind,
      amount: body.amount,
      idempotencyKey: idempotencyKey(request),
    }),
});
