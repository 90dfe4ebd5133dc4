import { TIERS, type TierId } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import { readTierLoads } from '../jobs/tier-loads.ts';

/** Whether some active worker of a tier reads pictures. */
export async function imagesAreRead(db: Db, tier: TierId): Promise<boolean> {
  return (await readTierLoads(db))[tier].imageWorkers > 0;
}

/**
 * Refuses a message with pictures that nobody could answer, before anything is held.
 * @throws AppError `no_image_worker`
 */
export async function requireImageWorker(db: Db, tier: TierId): Promise<void> {
  if (await imagesAreRead(db, tier)) return;
  throw new AppError('no_image_worker', `No machine serving ${TIERS[tier].label} reads pictures right now.`);
}
