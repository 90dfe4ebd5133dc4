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
  const { attempt } = await requireLease(connection.db, { ...lease, kind: 'image' });
  let shown: string | null = null;
  if (step / steps <= IMAGE_PREVIEW_PART) {
    shown = await preview();
    // The glimpse had to wait for its turn: by now the job may be stopped, or drawn by somebody else.
    await requireLease(connection.db, { ...lease, attempt, kind: 'image' });
  }
  streams.progress(lease.jobId, attempt, { type: 'progress', step: Math.min(step, steps), steps, preview: shown });
}
