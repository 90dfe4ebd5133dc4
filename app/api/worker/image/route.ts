import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';
import { receiveImage } from '@/lib/worker-protocol/receive-image.ts';
import { requireWorker } from '@/lib/workers/require-worker.ts';
import { completeResponse, imageQuery } from '@/lib/workers/schemas.ts';

/** The body is the file: `receiveImage` reads it. */
export const POST = endpoint({
  auth: requireWorker,
  limit: RATE_LIMITS.worker,
  query: imageQuery,
  output: completeResponse,
  run: ({ request, auth, query }) => receiveImage(getConnection(), getStreams(), { request, worker: auth, query }),
});
