import { requireUser } from '@/lib/auth/viewer.ts';
import { getConnection, getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { deleteImage, setFavourite } from '@/lib/images/change-image.ts';
import { readImage } from '@/lib/images/list-images.ts';
import { changeImageRequest, imageDeletedResponse, imageResponse } from '@/lib/images/schemas.ts';
import { getStreams } from '@/lib/stream/get-streams.ts';

const shared = { auth: requireUser, params: idParams };

export const GET = endpoint({
  ...shared,
  limit: RATE_LIMITS.read,
  output: imageResponse,
  run: async ({ auth, params }) => ({ image: await readImage(getDb(), { userId: auth.id, imageId: params.id }) }),
});

export const PATCH = endpoint({
  ...shared,
  limit: RATE_LIMITS.write,
  body: changeImageRequest,
  output: imageResponse,
  run: async ({ auth, params, body }) => ({
    image: await setFavourite(getDb(), { userId: auth.id, imageId: params.id, favourite: body.favourite }),
  }),
});

export const DELETE = endpoint({
  ...shared,
  limit: RATE_LIMITS.write,
  output: imageDeletedResponse,
  run: async ({ auth, params }) => {
    await deleteImage(getConnection(), getStreams(), { userId: auth.id, imageId: params.id });
    return { deleted: true };
  },
});
