import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { recordHeartbeat } from '@/lib/jobs/heartbeat.ts';
import { requireSameWorker } from '@/lib/workers/authenticate-worker.ts';
import { requireWorker } from '@/lib/workers/require-worker.ts';
import { heartbeatRequest, heartbeatResponse } from '@/lib/workers/schemas.ts';

export const POST = endpoint({
  auth: requireWorker,
  limit: RATE_LIMITS.worker,
  body: heartbeatRequest,
  output: heartbeatResponse,
  run: async ({ auth, body }) => {
    requireSameWorker(auth, body.workerId);
    return { ok: true, ...(await recordHeartbeat(getDb(), body)) };
  },
});
