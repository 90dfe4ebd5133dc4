import type * as z from 'zod';
import type { Connection } from '../db/connect.ts';
import { reportProgress } from '../jobs/report-progress.ts';
import { reencodePreview } from '../pictures/reencode-preview.ts';
import type { StreamDriver } from '../stream/driver.ts';
import type { progressRequest } from '../workers/schemas.ts';

/**
 * Tells how far a picture is. The glimpse comes from a stranger's machine: it is made anew from its pixels, and one that
 * is no picture is left out, as the step is worth telling without it; so is one that there is no time for.
 */
export async function receiveProgress(
  connection: Connection,
  streams: StreamDriver,
  { preview, ...progress }: z.infer<typeof progressRequest>,
): Promise<void> {
  const makePreview = async () =>
    preview === undefined
      ? null
      : reencodePreview(Buffer.from(preview, 'base64'), { key: progress.jobId }).catch(() => null);
  await reportProgress(connection, streams, { ...progress, preview: makePreview });
}
