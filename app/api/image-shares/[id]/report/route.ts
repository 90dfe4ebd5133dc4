import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { reportRequest, reportResponse } from '@/lib/images/schemas.ts';
import { reportImage } from '@/lib/images/share-image.ts';

export const POST = endpoint({
  limit: RATE_LIMITS.write,
  params: idParams,
  body: reportRequest,
  output: reportResponse,
  run: async ({ params, body }) => {
    await reportImage(getDb(), { token: params.id, ...body });
    return { reported: true };
  },
});
