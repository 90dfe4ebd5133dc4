import { requireNewOwner } from '@/lib/auth/viewer.ts';
import { SEND_BYTES_MAX, sendRequest, sendResponse } from '@/lib/chat/schemas.ts';
import { sendMessage } from '@/lib/chat/send-message.ts';
import { getConnection } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idempotencyKey } from '@/lib/http/idempotency-key.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const POST = endpoint({
  auth: requireNewOwner,
  limit: RATE_LIMITS.send,
  body: sendRequest,
  bodyBytesMax: SEND_BYTES_MAX,
  output: sendResponse,
  run: ({ request, auth, address, body }) =>
    sendMessage(getConnection(), { owner: auth, address, body, idempotencyKey: idempotencyKey(request) }),
});
