import { ExpectedError, readErrorCode } from './expected-error.ts';

/** A sentence for what the server says of a full disk or damaged files (PostgreSQL's appendix A); other errors pass unchanged. */
export function explainDatabaseError(error: unknown, dataDir: string): unknown {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = readErrorCode(cause) ?? '';
  if (code === '53100') return new ExpectedError(`The disk that holds ${dataDir} is full.`);
  // 3D000 is a database that is listed but whose files are gone: nothing else here names one that might not exist.
  const isDamage = ['XX000', 'XX001', 'XX002', '58P01', '58030', '3D000'].includes(code);
  if (!isDamage || !(cause instanceof Error)) return error;
  return new ExpectedError(
    `The data folder ${dataDir} is damaged (${cause.message}): restore a backup, or move the folder aside to start afresh.`,
  );
}
