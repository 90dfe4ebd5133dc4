import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { fileQuery } from '@/lib/images/schemas.ts';
import { serveImageFile } from '@/lib/images/serve-file.ts';

/** The signature is what entitles to it: an `<img>` and a program fetch it alike. */
export const GET = endpoint({
  limit: RATE_LIMITS.read,
  params: idParams,
  query: fileQuery,
  run: ({ request, params, query, address }) =>
    serveImageFile(getDb(), {
      imageId: params.id,
      url: request.url,
      accept: request.headers.get('accept') ?? '',
      query,
      address,
      signal: request.signal,
    }),
});
