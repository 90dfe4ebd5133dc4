import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { waitAndClaim } from '@/lib/jobs/wait-and-claim.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';
import { requireSameWorker } from '@/lib/workers/authenticate-worker.ts';
import { requireWorker } from '@/lib/workers/require-worker.ts';
import { claimRequest, claimResponse } from '@/lib/workers/schemas.ts';

export const POST = endpoint({
  auth: requireWorker,
  limit: RATE_LIMITS.worker,
  body: claimRequest,
  output: claimResponse,
  run: ({ request, auth, body }) => {
    requireSameWorker(auth, body.workerId);
    const { tier = null, kind, waitSeconds } = body;
    return waitAndClaim(getConnection(), getStreams(), {
      worker: auth,
      tier,
      kind,
      waitSeconds,
      signal: request.signal,
    });
  },
});
