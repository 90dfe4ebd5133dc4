import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { completeJob } from '@/lib/jobs/complete-job.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';
import { requireSameWorker } from '@/lib/workers/authenticate-worker.ts';
import { requireWorker } from '@/lib/workers/require-worker.ts';
import { completeRequest, completeResponse } from '@/lib/workers/schemas.ts';

export const POST = endpoint({
  auth: requireWorker,
  limit: RATE_LIMITS.worker,
  body: completeRequest,
  output: completeResponse,
  run: async ({ auth, body }) => {
    requireSameWorker(auth, body.workerId);
    return { ok: true, ...(await completeJob(getConnection(), getStreams(), body)) };
  },
});
