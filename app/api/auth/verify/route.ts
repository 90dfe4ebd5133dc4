import { signIn } from '@/lib/accounts/sign-in.ts';
import { verifyRequest, verifyResponse } from '@/lib/auth/schemas.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const POST = endpoint({
  limit: RATE_LIMITS.signIn,
  body: verifyRequest,
  output: verifyResponse,
  run: async ({ request, headers, body }) => ({ user: await signIn(getDb(), { request, headers, body }) }),
});
