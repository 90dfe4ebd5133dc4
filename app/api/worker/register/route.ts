import { requireWorkerOwner } from '@/lib/accounts/require-worker-owner.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { registerWorker } from '@/lib/workers/register.ts';
import { registerRequest, registerResponse } from '@/lib/workers/schemas.ts';

export const POST = endpoint({
  auth: requireWorkerOwner,
  limit: RATE_LIMITS.register,
  body: registerRequest,
  output: registerResponse,
  run: ({ auth, body }) => registerWorker(getDb(), auth, body),
});
