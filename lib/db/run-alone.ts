import type { Connection } from './connect.ts';

/** The work under way on a pool, so that no two hold a connection for their locks at once. */
const queues = new WeakMap<Connection, Promise<unknown>>();

/**
 * Runs `work` unless another instance is at it: by an advisory lock that ends with its connection, so that a killed process
 * keeps nobody waiting. Whoever comes second does nothing and returns at once. Within a process different works take turns: each keeps a
 * connection for its lock and needs another for its statements, and a pool may have two.
 * @param lock any fixed number
 */
export function runAlone(connection: Connection, lock: number, work: () => Promise<void>): Promise<void> {
  const before = queues.get(connection) ?? Promise.resolve();
  const turn = before.then(() => runLocked(connection, lock, work));
  queues.set(
    connection,
    turn.catch(() => undefined),
  );
  return turn;
}

async function runLocked(connection: Connection, lock: number, work: () => Promise<void>): Promise<void> {
  const session = await connection.sql.reserve();
  try {
    const [row] = await session<{ locked: boolean }[]>`select pg_try_advisory_lock(${lock}) as locked`;
    if (!row?.locked) return;
    try {
      await work();
    } finally {
      await session`select pg_advisory_unlock(${lock})`;
    }
  } finally {
    session.release();
  }
}
