import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { readCredits } from '@/lib/ledger/balances.ts';
import { creditsResponse } from '@/lib/ledger/schemas.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  output: creditsResponse,
  run: ({ auth }) => readCredits(getDb(), auth.id),
});
