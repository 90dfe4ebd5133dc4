import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { restoreImage } from '@/lib/images/change-image.ts';
import { imageResponse } from '@/lib/images/schemas.ts';

/** Takes a deletion back. */
export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  params: idParams,
  output: imageResponse,
  run: async ({ auth, params }) => ({ image: await restoreImage(getDb(), { userId: auth.id, imageId: params.id }) }),
});
