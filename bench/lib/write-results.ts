import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SuiteResult } from './bench.ts';

/**
 * Writes a run as `<timestamp>.json` and once more as `latest.json`.
 * @returns the path of the first
 */
export async function writeResults(
  folder: string,
  run: { machine: { date: string }; isQuick: boolean; results: readonly SuiteResult[] },
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const text = `${JSON.stringify(run, null, 2)}\n`;
  const file = path.join(folder, `${run.machine.date.replaceAll(':', '-')}.json`);
  await writeFile(file, text);
  await writeFile(path.join(folder, 'latest.json'), text);
  return file;
}
