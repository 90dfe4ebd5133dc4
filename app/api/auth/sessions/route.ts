import { signOutEverywhere } from '@/lib/accounts/sign-out-everywhere.ts';
import { sessionsEndedResponse } from '@/lib/auth/schemas.ts';
import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const DELETE = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.signIn,
  output: sessionsEndedResponse,
  run: ({ auth, request, headers }) => signOutEverywhere(getDb(), { userId: auth.id, request, headers }),
});
