import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../db/connect.ts';
import { log } from '../log.ts';

/** Any fixed number: the name of the one instance among advisory locks. */
const INSTANCE_LOCK = 727_401_338;
/** A killed predecessor's connection is noticed at once, one that is shutting down needs a moment. */
const PATIENCE_MS = 8_000;
const RETRY_MS = 250;
const WATCH_MS = 5_000;

export const SECOND_INSTANCE =
  'Another ashao server is running on this database. This version keeps streams in memory and runs as one instance: stop the other one first.';

/**
 * Makes sure that this is the only server of its database: streams live in one process's memory, and a second instance
 * would answer half of the readers with silence. The lock ends with its connection, also after `kill -9`; when the
 * database was restarted it is taken anew within 5 s.
 *
 * @param onLost called when another server has taken the lock in between: this one must stop
 * @returns gives the lock back
 * @throws Error a sentence for the operator
 */
export async function becomeOnlyInstance({ sql }: Connection, onLost: () => void): Promise<() => void> {
  const connection = await sql.reserve();
  // Taking it again in the same session succeeds, so one statement both checks and repairs.
  const take = async () => {
    const [row] = await connection<{ locked: boolean }[]>`select pg_try_advisory_lock(${INSTANCE_LOCK}) as locked`;
    return row?.locked ?? false;
  };
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await take())) {
    if (performance.now() > deadline) {
      connection.release();
      throw new Error(SECOND_INSTANCE);
    }
    await sleep(RETRY_MS);
  }
  const watch = setInterval(() => {
    take().then(
      (locked) => !locked && onLost(),
      (error: unknown) => log().warn({ err: error }, 'the instance lock could not be checked'),
    );
  }, WATCH_MS);
  watch.unref();
  return () => {
    clearInterval(watch);
    connection.release();
  };
}
