import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Any fixed number: instances that start together take turns on it. */
const MIGRATION_LOCK = 727_401_337;

/**
 * Brings a database to the newest schema. Safe to run from several instances at once and again at every start.
 * @param folder where the SQL files are; the project's `drizzle/` by default, relative to the working directory
 */
export async function migrateDatabase(url: string, folder = 'drizzle'): Promise<void> {
  const sql = postgres(url, { max: 2, onnotice: () => undefined });
  try {
    // The lock is of a transaction on a connection of its own: poolers that hand out connections by transaction know no other.
    await sql.begin(async (holder) => {
      await holder`select set_config('idle_in_transaction_session_timeout', '0', true)`;
      await holder`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
      await migrate(drizzle(sql), { migrationsFolder: folder });
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
