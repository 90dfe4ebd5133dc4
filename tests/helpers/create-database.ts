import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

export type TestDatabase = { readonly url: string; drop(): Promise<void> };

/**
 * A migrated database of the test's own, cloned from the template in about 0.1 s. `drop()` ends whatever is still connected.
 *
 * @param options.empty without a single table
 * @example const database = await createDatabase(); afterAll(() => database.drop());
 */
export async function createDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const source = empty ? 'template0' : template.pathname.slice(1);
  await runOnServer(template, `create database ${name} template ${source} strategy file_copy`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOnServer(template, `drop database if exists ${name} with (force)`) };
}

async function runOnServer(template: URL, statement: string): Promise<void> {
  const url = new URL(template);
  // The template itself must have no connections while it is cloned.
  url.pathname = '/postgres';
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
