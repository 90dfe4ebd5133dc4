import { writeStakingCsv } from '@/lib/accounts/write-staking-csv.ts';
import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { downloadResponse } from '@/lib/http/download-response.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.export,
  run: async ({ auth }) =>
    downloadResponse(writeStakingCsv(getDb(), auth.id), {
      fileName: 'ashao-staking.csv',
      contentType: 'text/csv; charset=utf-8; header=present',
    }),
});
