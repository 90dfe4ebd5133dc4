import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readVitestReport } from '../../../scripts/lib/read-vitest-report.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ashao-report-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(statuses: readonly string[][], exitCode: number) {
  const file = path.join(folder, 'report.json');
  const all = statuses.flat();
  const testResults = statuses.map((tests, index) => ({
    name: `file ${index}`,
    status: tests.length === 0 || tests.includes('failed') ? 'failed' : 'passed',
    assertionResults: tests.map((status, number) => ({ status, fullName: `test ${number}` })),
  }));
  const count = (status: string) => all.filter((one) => one === status).length;
  await writeFile(
    file,
    JSON.stringify({ numPassedTests: count('passed'), numFailedTests: count('failed'), testResults }),
  );
  return readVitestReport(file, exitCode);
}

test('default: tests are counted by what became of them', async () => {
  const counts = await read(
    [
      ['passed', 'failed'],
      ['passed', 'skipped', 'todo'],
    ],
    1,
  );
  expect(counts).toMatchObject({ passed: 2, failed: 1, skipped: 2 });
});

test('behavior: a file that failed without a failed test counts as a failure', async () => {
  expect(await read([['passed'], []], 1)).toMatchObject({ passed: 1, failed: 1 });
});

test('behavior: an unhandled error beside passing tests counts as a failure', async () => {
  expect(await read([['passed']], 1)).toMatchObject({ passed: 1, failed: 1 });
});

test('behavior: no report at all is a failure', async () => {
  expect(await readVitestReport(path.join(folder, 'missing.json'), 0)).toMatchObject({ passed: 0, failed: 1 });
});
