import { writeWithdrawalsCsv } from '@/lib/accounts/write-withdrawals-csv.ts';
import { requireUser } from '@/lib/auth/viewer.ts';
import { getDb } from '@/lib/db/get-db.ts';
import { downloadResponse } from '@/lib/http/download-response.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';

export const GET = endpoint({
  auth: requireUser,
  limit: RATE_LIMITS.export,
  run: async ({ auth }) =>
    downloadResponse(writeWithdrawalsCsv(getDb(), auth.id), {
      fileName: 'ashao-withdrawals.csv',
      contentType: 'text/csv; charset=utf-8; header=present',
    }),
});
