import * as z from 'zod/mini';
import { TIER_IDS } from '../constants.ts';

const laneStats = z.object({
  activeWorkers: z.int(),
  queueDepth: z.int(),
  /** How long a job sent now is expected to wait for a worker; null when nothing tells. */
  waitSeconds: z.nullable(z.number()),
});
const tierStats = z.extend(laneStats, {
  /** Those of the workers whose model reads pictures. */
  imageWorkers: z.int(),
});

/** `GET /api/stats`. The first four are the reference's; the rest is the same data by tier, and of pictures. Browser-safe. */
export const statsResponse = z.object({
  /** Workers that gave a sign of life within WORKER_ACTIVE_SECONDS. */
  activeWorkers: z.int(),
  /** Jobs that wait for a worker now. */
  queueDepth: z.int(),
  /** Jobs answered since the network began. */
  jobsCompleted: z.int(),
  /** Tokens of the jobs finished in the last minute, divided by 60. */
  tokensPerSec: z.number(),
  tiers: z.record(z.enum(TIER_IDS), tierStats),
  images: laneStats,
  asOf: z.string(),
});
export type Stats = z.infer<typeof statsResponse>;
