import { rm } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { stopJob } from '../../lib/jobs/stop-job.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { MemoryStreamDriver } from '../../lib/stream/memory-driver.ts';
import { ApiClient } from './api-client.ts';
import { createDatabase, type TestDatabase } from './create-database.ts';
import { filesOf, startServer, type TestServer } from './start-server.ts';

export type TestNetwork = {
  url: string;
  connection: Connection;
  server: TestServer;
  database: TestDatabase;
  /** A new browser, signed out. */
  browser(): ApiClient;
  /** A new browser, signed in as a new person. */
  person(): Promise<ApiClient & { userId: string }>;
  /** The names of the ledger's broken invariants. */
  brokenInvariants(): Promise<string[]>;
  /** Cancels what a test has left open, so that the next one's workers don't get it. */
  emptyQueue(): Promise<void>;
};

/** A database and a built server for one test file; both end with it. */
export function useNetwork(env: Record<string, string> = {}): TestNetwork {
  const network = {} as TestNetwork;
  beforeAll(async () => {
    const database = await createDatabase();
    const server = await startServer({ databaseUrl: database.url, env });
    const connection = connectDatabase(database.url, { max: 4, name: 'ashao-test' });
    const browser = () => new ApiClient(server.url);
    Object.assign(network, {
      url: server.url,
      connection,
      server,
      database,
      browser,
      person: async () => {
        const client = browser();
        const { user } = await client.signIn();
        return Object.assign(client, { userId: user.id });
      },
      brokenInvariants: async () =>
        (await auditLedger(connection.db)).filter(({ violations }) => violations !== 0).map(({ name }) => name),
      emptyQueue: () => cancelOpenJobs(connection),
    } satisfies TestNetwork);
  });
  afterAll(async () => {
    await network.server?.stop();
    await network.connection?.close();
    await network.database?.drop();
    if (network.database) await rm(filesOf(network.database.url), { recursive: true, force: true });
  });
  return network;
}

async function cancelOpenJobs(connection: Connection): Promise<void> {
  const open = await connection.sql<{ id: string; user_id: string | null; visitor_id: string }[]>`
    select id, user_id, visitor_id from jobs where status in ('queued', 'running')`;
  for (const job of open) {
    const owner = job.user_id === null ? { visitorId: job.visitor_id } : { userId: job.user_id };
    await stopJob(connection, new MemoryStreamDriver(), { owner, jobId: job.id });
  }
}
