import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { serveSharedFile } from '@/lib/images/serve-shared-file.ts';

/** For the page of a link and for previews of it: whoever has the link may read, until it is ended. */
export const GET = endpoint({
  limit: RATE_LIMITS.read,
  params: idParams,
  run: ({ params, headers }) => {
    headers.set('x-robots-tag', 'noindex');
    return serveSharedFile(getDb(), params.id);
  },
});
