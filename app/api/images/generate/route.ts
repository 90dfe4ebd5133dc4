import { requireUser } from '@/lib/auth/viewer.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idempotencyKey } from '@/lib/http/idempotency-key.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { answerGenerate } from '@/lib/images/answer-generate.ts';
import { generateRequest } from '@/lib/images/schemas.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';

/** 200 with the picture, or with `async` 202 with the job: `answerGenerate` writes the answer itself. */
export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.send,
  body: generateRequest,
  run: ({ request, auth, body }) =>
    answerGenerate(getConnection(), getStreams(), {
      userId: auth.id,
      body,
      idempotencyKey: idempotencyKey(request),
      signal: request.signal,
    }),
});
