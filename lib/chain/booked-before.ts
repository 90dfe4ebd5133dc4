import { sql } from 'drizzle-orm';

/**
 * In a statement over `chain_events e`: whether its transaction was booked when it stood in another block. After a deep
 * reorganisation that an operator has dealt with, it comes again under another place in the log, and must not count twice.
 */
export const BOOKED_BEFORE = sql`exists (select from chain_events earlier
  where earlier.deployment_id = e.deployment_id and earlier.tx_hash = e.tx_hash and earlier.applied_at is not null
    and earlier.block_hash <> e.block_hash)`;
