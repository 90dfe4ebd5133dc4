import { requireOwner } from '@/lib/auth/viewer.ts';
import { stopRequest, stopResponse } from '@/lib/chat/schemas.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { stopJob } from '@/lib/jobs/stop-job.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';

export const POST = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.write,
  body: stopRequest,
  output: stopResponse,
  run: ({ auth, body }) => stopJob(getConnection(), getStreams(), { owner: auth, jobId: body.jobId }),
});
