import { requireNewOwner } from '@/lib/auth/viewer.ts';
import { TEMPORARY_BYTES_MAX, temporaryRequest, temporaryResponse } from '@/lib/chat/schemas.ts';
import { sendTemporary } from '@/lib/chat/send-temporary.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idempotencyKey } from '@/lib/http/idempotency-key.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const POST = endpoint({
  auth: requireNewOwner,
  limit: RATE_LIMITS.send,
  body: temporaryRequest,
  bodyBytesMax: TEMPORARY_BYTES_MAX,
  output: temporaryResponse,
  run: ({ request, auth, address, body }) =>
    sendTemporary(getConnection(), { owner: auth, address, body, idempotencyKey: idempotencyKey(request) }),
});
