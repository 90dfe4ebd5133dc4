import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { imageShareEndedResponse, imageShareResponse } from '@/lib/images/schemas.ts';
import { endImageShare, shareImage } from '@/lib/images/share-image.ts';

const shared = { auth: requireUser, limit: RATE_LIMITS.write, params: idParams };

/** The link of a picture; asked again, it is the same. */
export const PUT = endpoint({
  ...shared,
  output: imageShareResponse,
  run: ({ auth, params }) => shareImage(getDb(), { userId: auth.id, imageId: params.id }),
});

export const DELETE = endpoint({
  ...shared,
  output: imageShareEndedResponse,
  run: async ({ auth, params }) => {
    await endImageShare(getDb(), { userId: auth.id, imageId: params.id });
    return { ended: true };
  },
});
