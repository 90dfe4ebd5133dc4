import { getDb } from '@/lib/db/get-db.ts';
import { downloadResponse } from '@/lib/http/download-response.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { treasuryExportQuery } from '@/lib/treasury/schemas.ts';
import { writeSeriesCsv } from '@/lib/treasury/write-series-csv.ts';

export const GET = endpoint({
  limit: RATE_LIMITS.export,
  query: treasuryExportQuery,
  run: async ({ query }) =>
    downloadResponse(writeSeriesCsv(getDb(), query.range), {
      fileName: `ashao-treasury-${query.range}.csv`,
      contentType: 'text/csv; charset=utf-8; header=present',
    }),
});
