import { existsSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from './expected-error.ts';
import { PROJECT_ROOT } from './project-root.ts';

/**
 * Reads `.env` of the project into `process.env`; what the real environment sets wins.
 *
 * @throws ExpectedError when the file is there and this Node.js is too old to read it
 */
export function loadEnvironment(): void {
  const file = path.join(PROJECT_ROOT, '.env');
  if (!existsSync(file)) return;
  if (typeof process.loadEnvFile !== 'function') {
    throw new ExpectedError(`Node.js 20.12 or newer is needed to read .env; this is ${process.version}.`);
  }
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new ExpectedError(`${file} can't be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** A variable's value; empty counts as unset, as in the web app. */
export function readVariable(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : value;
}
