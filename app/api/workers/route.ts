import { listOwnedWorkers } from '@/lib/accounts/list-owned-workers.ts';
import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { listWorkersResponse } from '@/lib/workers/schemas.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  output: listWorkersResponse,
  run: ({ auth }) => listOwnedWorkers(getDb(), auth.id),
});
