import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../db/connect.ts';

/** Any fixed number: the name of the one instance among advisory locks. */
const INSTANCE_LOCK = 727_401_338;
/** A killed predecessor's connection is noticed at once, one that is shutting down needs a moment. */
const PATIENCE_MS = 8_000;
const RETRY_MS = 250;

/**
 * Makes sure that this is the only server of its database: streams live in one process's memory, and a second instance
 * would answer half of the readers with silence. The lock ends with its connection, also after `kill -9`.
 *
 * @returns gives the lock back
 * @throws Error a sentence for the operator
 */
export async function becomeOnlyInstance({ sql }: Connection): Promise<() => void> {
  const connection = await sql.reserve();
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const [row] = await connection<{ locked: boolean }[]>`select pg_try_advisory_lock(${INSTANCE_LOCK}) as locked`;
    if (row?.locked) return () => connection.release();
    if (performance.now() > deadline) break;
    await sleep(RETRY_MS);
  }
  connection.release();
  throw new Error(
    'Another ashao server is running on this database. This version keeps streams in memory and runs as one instance: stop the other one first.',
  );
}
