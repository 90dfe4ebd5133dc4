import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';
import { receiveProgress } from '@/lib/worker-protocol/receive-progress.ts';
import { requireSameWorker } from '@/lib/workers/authenticate-worker.ts';
import { requireWorker } from '@/lib/workers/require-worker.ts';
import { progressRequest, progressResponse } from '@/lib/workers/schemas.ts';

export const POST = endpoint({
  auth: requireWorker,
  limit: RATE_LIMITS.worker,
  body: progressRequest,
  output: progressResponse,
  run: async ({ auth, body }) => {
    requireSameWorker(auth, body.workerId);
    await receiveProgress(getConnection(), getStreams(), body);
    return { ok: true };
  },
});
