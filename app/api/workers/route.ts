import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { listWorkers } from '@/lib/workers/list-workers.ts';
import { listWorkersResponse } from '@/lib/workers/schemas.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  output: listWorkersResponse,
  run: async ({ auth }) => ({ workers: await listWorkers(getDb(), auth.id) }),
});
