import { requireOwner } from '@/lib/auth/viewer.ts';
import { regenerateAnswer } from '@/lib/chat/regenerate-answer.ts';
import { regenerateRequest, sendResponse } from '@/lib/chat/schemas.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idempotencyKey } from '@/lib/http/idempotency-key.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const POST = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.send,
  body: regenerateRequest,
  output: sendResponse,
  run: ({ request, auth, address, body }) =>
    regenerateAnswer(getConnection(), { owner: auth, address, body, idempotencyKey: idempotencyKey(request) }),
});
