import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { censorJob, failJob, releaseJob } from '@/lib/jobs/fail-job.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';
import { requireSameWorker } from '@/lib/workers/authenticate-worker.ts';
import { requireWorker } from '@/lib/workers/require-worker.ts';
import { failRequest, failResponse } from '@/lib/workers/schemas.ts';

export const POST = endpoint({
  auth: requireWorker,
  limit: RATE_LIMITS.worker,
  body: failRequest,
  output: failResponse,
  run: async ({ auth, body }) => {
    requireSameWorker(auth, body.workerId);
    const { release, censored, reason = 'the worker gave no reason', ...lease } = body;
    const end = censored
      ? censorJob(getConnection(), getStreams(), lease)
      : release
        ? releaseJob(getConnection(), getStreams(), lease)
        : failJob(getConnection(), getStreams(), { ...lease, reason });
    return { ok: true, ...(await end) };
  },
});
