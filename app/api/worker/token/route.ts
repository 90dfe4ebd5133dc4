import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';
import { receiveTokens } from '@/lib/worker-protocol/receive-tokens.ts';
import { requireWorker } from '@/lib/workers/require-worker.ts';
import { tokenResponse } from '@/lib/workers/schemas.ts';

/** One value, a batch, or a whole answer as NDJSON: `receiveTokens` reads the body itself. */
export const POST = endpoint({
  auth: requireWorker,
  limit: RATE_LIMITS.worker,
  output: tokenResponse,
  run: ({ request, auth }) => receiveTokens(getConnection(), getStreams(), { request, worker: auth }),
});
