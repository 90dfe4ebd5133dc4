import { requireOwner } from '@/lib/auth/viewer.ts';
import { readImage } from '@/lib/chat/read-image.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { streamHeld } from '@/lib/http/stream-held.ts';
import { LARGE_ANSWERS_BYTES_MAX } from '@/lib/http/transfer-limits.ts';

export const GET = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.read,
  params: idParams,
  run: async ({ auth, params, address }) => {
    const { type, data } = await readImage(getDb(), { owner: auth, imageId: params.id });
    const body = streamHeld(data, { name: 'large-answers', bytesMax: LARGE_ANSWERS_BYTES_MAX, address });
    return new Response(body, {
      headers: {
        'content-length': String(data.byteLength),
        'content-type': type,
        // Asked for each time: deleted, or after signing out, it is gone at once. Opened by itself it may do nothing at all.
        'cache-control': 'private, no-cache',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    });
  },
});
