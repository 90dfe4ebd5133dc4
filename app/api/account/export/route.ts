import { writeAccountExport } from '@/lib/accounts/write-account-export.ts';
import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { downloadResponse } from '@/lib/http/download-response.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.export,
  run: async ({ auth }) =>
    downloadResponse(writeAccountExport(getDb(), auth), {
      fileName: 'ashao-account.json',
      contentType: 'application/json; charset=utf-8',
    }),
});
