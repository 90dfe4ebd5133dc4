import { getDb } from '@/lib/db/get-db.ts';
import { endpoint } from '@/lib/http/endpoint.ts';
import { healthResponse, readHealth } from '@/lib/network/read-health.ts';

export const GET = endpoint({ output: healthResponse, run: () => readHealth(getDb()) });
