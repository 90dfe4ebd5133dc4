import { requireOwner } from '@/lib/auth/viewer.ts';
import { followAnswer } from '@/lib/chat/follow-answer.ts';
import { streamQuery } from '@/lib/chat/schemas.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { parseCursor } from '@/lib/stream/cursor.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';

export const GET = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.read,
  query: streamQuery,
  run: ({ request, auth, query, address }) =>
    followAnswer(getDb(), getStreams(), {
      owner: auth,
      address,
      jobId: query.jobId,
      // EventSource sends it by itself after a break.
      cursor: parseCursor(request.headers.get('last-event-id')),
    }),
});
