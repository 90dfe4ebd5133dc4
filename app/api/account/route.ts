import { readAccount } from '@/lib/accounts/read-account.ts';
import { accountResponse } from '@/lib/accounts/schemas.ts';
import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  output: accountResponse,
  run: ({ auth }) => readAccount(getDb(), auth.id),
});
