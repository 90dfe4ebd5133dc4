import { sharedResponse } from '@/lib/chat/schemas.ts';
import { readShare } from '@/lib/chat/share-conversation.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

/** Anyone who has the id may read: it can't be guessed. */
export const GET = endpoint({
  limit: RATE_LIMITS.read,
  params: idParams,
  output: sharedResponse,
  run: async ({ params, headers }) => {
    headers.set('x-robots-tag', 'noindex');
    return { conversation: await readShare(getDb(), params.id) };
  },
});
