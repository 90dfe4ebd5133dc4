import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { RATE_LIMITS } from '@/lib/http/rate-limit.ts';
import { readStats } from '@/lib/network/read-stats.ts';
import { statsResponse } from '@/lib/network/schemas.ts';

export const GET = endpoint({ limit: RATE_LIMITS.read, output: statsResponse, run: () => readStats(getDb()) });
