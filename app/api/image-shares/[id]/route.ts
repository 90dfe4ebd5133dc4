import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { sharedImageResponse } from '@/lib/images/schemas.ts';
import { readSharedImage } from '@/lib/images/share-image.ts';

export const GET = endpoint({
  limit: RATE_LIMITS.read,
  params: idParams,
  output: sharedImageResponse,
  run: async ({ params }) => ({ image: await readSharedImage(getDb(), params.id) }),
});
