import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../lib/db/migrate.ts';
import { startTemporaryPostgres } from '../scripts/lib/temporary-postgres.ts';

/**
 * One PostgreSQL server for all tests of a project, with a migrated template that `createDatabase()` clones. Gone with the
 * test run, however that ends.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres('ashao_template');
  try {
    await migrateDatabase(server.url);
  } catch (error) {
    await server.destroy();
    throw error;
  }
  project.provide('templateUrl', server.url);
  return () => server.destroy();
}

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database without connections; clones are made from it. */
    templateUrl: string;
  }
}
