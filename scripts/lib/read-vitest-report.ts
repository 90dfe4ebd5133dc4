import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/**
 * Counts what Vitest's JSON report says. A file that failed outside its tests (an import, a hook) counts as one failure, and
 * so does a run that failed without any of both.
 *
 * @param exitCode Vitest's own; an unhandled error shows nowhere else
 */
export async function readVitestReport(
  file: string,
  exitCode: number | null,
): Promise<Counts & { skippedNames: string[] }> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, skipped: 0, skippedNames: [] };
  const report = reportSchema.parse(JSON.parse(text));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  const skippedNames = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: skippedNames.length,
    skippedNames,
  };
}
