import { readFile } from 'node:fs/promises';
import { ExpectedError } from './expected-error.ts';

/** Failures that pass by themselves: another program was quicker with the port, or a killed server is still dying. */
const PASSING = [
  /address already in use/i,
  /pre-existing shared memory block/i,
  /lock file "postmaster.pid" already exists/i,
];

/** Whether another attempt a moment later has a chance. */
export function isPassingFailure(output: string): boolean {
  return PASSING.some((pattern) => pattern.test(output));
}

/** One sentence for what initdb or the server said before it gave up. */
export function explainPostgresOutput(output: string, dataDir: string, logFile?: string): ExpectedError {
  if (/no space left on device|check free disk space/i.test(output))
    return new ExpectedError(`The disk that holds ${dataDir} is full.`);
  if (/read-only file system/i.test(output)) {
    return new ExpectedError(`${dataDir} is on a read-only file system: set ASHAO_DATA_DIR to a writable folder.`);
  }
  const where = logFile === undefined ? '' : `; its log is ${logFile}`;
  return new ExpectedError(`PostgreSQL could not start on ${dataDir} (${pickReason(output)})${where}.`);
}

/** The line that names the cause: the first fatal one, else the last of all. */
function pickReason(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const grave = lines.find((line) => /\b(FATAL|PANIC):/.test(line)) ?? lines.find((line) => /\berror:/i.test(line));
  const line = grave ?? lines.at(-1) ?? 'it gave no reason';
  return line.replace(/^.*?\b(?:FATAL|PANIC|error):\s*/i, '').replace(/\.$/, '');
}

/** What the server wrote to its log after `offset` bytes. */
export async function readLogFrom(logFile: string, offset: number): Promise<string> {
  const log = await readFile(logFile).catch(() => Buffer.alloc(0));
  return log.subarray(Math.min(offset, log.length)).toString('utf8');
}
