import { requireOwner } from '@/lib/auth/viewer.ts';
import { readExport } from '@/lib/chat/read-export.ts';
import { exportQuery } from '@/lib/chat/schemas.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { downloadResponse } from '@/lib/http/download-response.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { idParams } from '@/lib/http/id-params.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireOwner,
  limit: RATE_LIMITS.export,
  params: idParams,
  query: exportQuery,
  run: async ({ auth, params, query }) => {
    const file = await readExport(getDb(), { owner: auth, conversationId: params.id, ...query });
    return downloadResponse(file.chunks, file);
  },
});
