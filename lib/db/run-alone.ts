import type { Connection } from './connect.ts';

/** The work under way on a pool, so that no two hold a connection for their locks at once. */
const queues = new WeakMap<Connection, Promise<unknown>>();

/** Stops before its next step once `isLost` says so. */
type Work = (isLost: () => boolean) => Promise<void>;

/**
 * Runs `work` unless another instance is at it: by an advisory lock that ends with its transaction, so that a killed process
 * keeps nobody waiting, and that a pooler which hands out connections by transaction keeps with its holder. Whoever comes second does
 * nothing and returns at once. Within a process different works take turns: each keeps a connection for its lock and needs another for
 * its statements, and a pool may have two.
 *
 * The lock saves work and keeps nothing safe: when its connection breaks, another instance may begin while the running step ends. So
 * each step is one that two may run at once, guarded by the rows that it changes.
 *
 * @param lock any fixed number
 * @throws Error when the lock's connection broke, after `work` has ended; whatever `work` throws
 */
export function runAlone(connection: Connection, lock: number, work: Work): Promise<void> {
  const before = queues.get(connection) ?? Promise.resolve();
  const turn = before.then(() => runLocked(connection, lock, work));
  queues.set(
    connection,
    turn.catch(() => undefined),
  );
  return turn;
}

type Row = { locked: boolean };

async function runLocked(connection: Connection, lock: number, work: Work): Promise<void> {
  let isLost = false;
  let running: Promise<void> | undefined;
  try {
    await connection.sql.begin(async (holder) => {
      // Waiting inside its transaction while others do the work, it has no snapshot and has written nothing, so that it holds up no
      // vacuum: by the simple protocol, as the other one's portals keep theirs.
      await holder
        .unsafe(`select set_config(name, '0', true) from pg_settings
          where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')`)
        .simple();
      const [row] = await holder.unsafe<Row[]>(`select pg_try_advisory_xact_lock(${lock}) as locked`).simple();
      if (!row?.locked) return;
      running = work(() => isLost);
      // The driver fails outside of any promise when it says COMMIT to a broken connection: then it must not come to that.
      await running.finally(() => (isLost ? new Promise(() => undefined) : undefined));
    });
  } finally {
    // `begin` fails at once when its connection breaks; this process must not begin anew beside what still runs.
    isLost = true;
    await running?.catch(() => undefined);
  }
}
