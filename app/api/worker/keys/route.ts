import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { createWorkerKey, listWorkerKeys } from '@/lib/workers/keys.ts';
import { createKeyRequest, createKeyResponse, listKeysResponse } from '@/lib/workers/schemas.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.read,
  output: listKeysResponse,
  run: async ({ auth }) => ({ keys: await listWorkerKeys(getDb(), auth.id) }),
});

export const POST = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.write,
  body: createKeyRequest,
  output: createKeyResponse,
  run: ({ auth, body }) => createWorkerKey(getDb(), { ownerId: auth.id, name: body.name }),
});
