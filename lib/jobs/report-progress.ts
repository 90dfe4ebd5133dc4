import { IMAGE_PREVIEW_PART } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { requireLease } from './leases.ts';

export type ProgressParams = {
  workerId: string;
  jobId: string;
  attempt?: number | undefined;
  step: number;
  steps: number;
  /** Makes the glimpse, a data URL: only asked once the lease is proven, as it costs work. */
  preview: () => Promise<string | null>;
};

/**
 * Tells a picture's readers how far it is, and renews the lease as tokens do.
 * @throws AppError `lease_lost`, `not_found`
 */
export async function reportProgress(
  connection: Connection,
  streams: StreamDriver,
  { step, steps, preview, ...lease }: ProgressParams,
): Promise<void> {
  await requireLease(connection.db, { ...lease, kind: 'image' });
  const shown = step / steps <= IMAGE_PREVIEW_PART ? await preview() : null;
  streams.status(lease.jobId, { type: 'progress', step: Math.min(step, steps), steps, preview: shown });
}
