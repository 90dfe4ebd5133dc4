import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { listImages } from '@/lib/images/list-images.ts';
import { imagesQuery, imagesResponse } from '@/lib/images/schemas.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  query: imagesQuery,
  output: imagesResponse,
  run: ({ auth, query }) => listImages(getDb(), { userId: auth.id, ...query }),
});
