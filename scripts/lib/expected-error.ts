/**
 * A failure that a person can act on. Its message is one complete sentence and is printed alone; everything else that is
 * thrown is a defect and keeps its stack.
 */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
}

/** The `code` of a Node.js system error (`ENOENT`, `EADDRINUSE` …), or undefined for anything else. */
export function readErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Prints a failure as its kind deserves: one sentence when it was expected, the stack when it was not. */
export function printFailure(error: unknown): void {
  if (error instanceof ExpectedError) console.error(error.message);
  else console.error(error);
}

const DATA_ADVICE = 'set ASHAO_DATA_DIR to a folder of your own';

/**
 * Turns a failed write into a sentence that names the folder; other errors pass unchanged.
 *
 * @param advice what else than running as the folder's owner would help
 */
export function explainFolderError(error: unknown, folder: string, advice = DATA_ADVICE): unknown {
  switch (readErrorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return new ExpectedError(`No permission to write to ${folder}: run as its owner, or ${advice}.`);
    case 'EROFS':
      return new ExpectedError(`${folder} is on a read-only file system: ${advice}.`);
    case 'ENOSPC':
      return new ExpectedError(`The disk that holds ${folder} is full.`);
    case 'ENOTDIR':
    case 'EEXIST':
      return new ExpectedError(`${folder} should be a folder, but a file is in its place.`);
    default:
      return error;
  }
}
