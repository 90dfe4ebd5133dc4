import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { type MeasuredServer, startMeasuredServer } from '../server/start-server.ts';
import type { Bench } from './bench.ts';
import { type Generator, startGenerator } from './start-generator.ts';

type Setup = { connection: Connection; server: MeasuredServer; generator: Generator };

/** Runs a measurement with a fresh server, a fresh load generator and a connection to seed by; stops all of them after. */
export async function withServer<T>(
  bench: Bench,
  measure: (setup: Setup) => Promise<T>,
  options: { exposeGc?: boolean } = {},
): Promise<T> {
  const connection = connectDatabase(bench.databaseUrl, { max: 10, name: 'ashao-bench' });
  const generator = startGenerator(bench);
  try {
    const server = await startMeasuredServer(bench, options);
    try {
      return await measure({ connection, server, generator });
    } catch (error) {
      console.error(`The server's last words:\n${server.output()}`);
      throw error;
    } finally {
      await server.stop();
    }
  } finally {
    await generator.stop();
    await connection.close();
  }
}
