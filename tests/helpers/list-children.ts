import { readdir } from 'node:fs/promises';
import { readParentPid } from '../../scripts/lib/process-info.ts';
import { runCommand } from '../../scripts/lib/run-command.ts';

/** The process ids of a process's direct children. */
export async function listChildren(parent: number): Promise<number[]> {
  const pids =
    process.platform === 'linux'
      ? await readdir('/proc')
      : (await runCommand('ps', ['-A', '-o', 'pid='])).output.split('\n');
  const numbers = pids.map(Number).filter((pid) => pid > 0);
  const parents = await Promise.all(numbers.map((pid) => readParentPid(pid)));
  return numbers.filter((_pid, index) => parents[index] === parent);
}
