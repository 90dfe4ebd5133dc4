import { getDb } from '@/lib/db/get-db.ts';
import { downloadResponse } from '@/lib/http/download-response.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { writeBuybacksCsv } from '@/lib/treasury/write-buybacks-csv.ts';

/** Buybacks are public, on chain as well. */
export const GET = endpoint({
  limit: RATE_LIMITS.export,
  run: async () =>
    downloadResponse(writeBuybacksCsv(getDb()), {
      fileName: 'ashao-buybacks.csv',
      contentType: 'text/csv; charset=utf-8; header=present',
    }),
});
