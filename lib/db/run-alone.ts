import type { Connection } from './connect.ts';

/**
 * Runs `work` unless another instance is at it: by an advisory lock that ends with its connection, so that a killed process
 * keeps nobody waiting. Whoever comes second does nothing and returns at once.
 * @param lock any fixed number
 */
export async function runAlone(connection: Connection, lock: number, work: () => Promise<void>): Promise<void> {
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
