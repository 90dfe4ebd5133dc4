/** `npm run migrate`: brings the database (`DATABASE_URL`, or the embedded one) to the newest schema. */
import { migrateDatabase } from '../lib/db/migrate.ts';
import { withDatabaseUrl } from './lib/database-url.ts';
import { printFailure } from './lib/expected-error.ts';
import { runStep } from './lib/run-step.ts';

try {
  await withDatabaseUrl((url) => runStep('Migrations', () => migrateDatabase(url)));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
