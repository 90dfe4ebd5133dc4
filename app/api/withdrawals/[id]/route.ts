import { requireUser } from '@/lib/auth/viewer.ts';
import { getChain } from '@/lib/chain/get-chain.ts';
import { readWithdrawal } from '@/lib/chain/list-withdrawals.ts';
import { withdrawalEntry } from '@/lib/chain/schemas.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  params: idParams,
  output: withdrawalEntry,
  run: ({ auth, params }) => readWithdrawal(getDb(), getChain(), { userId: auth.id, id: params.id }),
});
