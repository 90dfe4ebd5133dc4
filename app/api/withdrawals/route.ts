import { requireUser } from '@/lib/auth/viewer.ts';
import { getChain } from '@/lib/chain/get-chain.ts';
import { listWithdrawals } from '@/lib/chain/list-withdrawals.ts';
import { listQuery, withdrawalEntry, withdrawalRequest, withdrawalsResponse } from '@/lib/chain/schemas.ts';
import { withdraw } from '@/lib/chain/withdraw.ts';
import { getConnection, getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idempotencyKey } from '@/lib/http/idempotency-key.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  query: listQuery,
  output: withdrawalsResponse,
  run: ({ auth, query }) => listWithdrawals(getDb(), getChain(), { userId: auth.id, ...query }),
});

export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  body: withdrawalRequest,
  exactNumbers: true,
  output: withdrawalEntry,
  run: ({ request, auth, body }) =>
    withdraw(getConnection(), getChain(), {
      userId: auth.id,
      address: auth.address,
      ...body,
      idempotencyKey: idempotencyKey(request),
    }),
});
