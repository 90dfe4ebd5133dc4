import { requireUser } from '@/lib/auth/viewer.ts';
import { deletedResponse } from '@/lib/chat/schemas.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { deleteWorkerKey } from '@/lib/workers/keys.ts';

export const DELETE = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  params: idParams,
  output: deletedResponse,
  run: async ({ auth, params }) => {
    await deleteWorkerKey(getDb(), { ownerId: auth.id, keyId: params.id });
    return { deleted: true };
  },
});
