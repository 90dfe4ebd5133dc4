import { signOut } from '@/lib/accounts/sign-out.ts';
import { sessionResponse } from '@/lib/auth/schemas.ts';
import { readViewer } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: readViewer,
  limit: RATE_LIMITS.read,
  output: sessionResponse,
  run: async ({ auth }) => ({ user: auth.user }),
});

export const DELETE = endpoint({
  limit: RATE_LIMITS.signIn,
  output: sessionResponse,
  run: async ({ request, headers }) => {
    await signOut(getDb(), request, headers);
    return { user: null };
  },
});
