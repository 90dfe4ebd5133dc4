/**
 * `npm run images:reports`: lists the shared pictures that people have reported. `-- --keep ID` closes the reports of one,
 * `-- --remove ID` also takes the picture away for good. Exit code 0, or 2 when it can't be done.
 */
import { parseArgs } from 'node:util';
import { connectDatabase } from '../lib/db/connect.ts';
import { listReports } from '../lib/images/list-reports.ts';
import { resolveReports } from '../lib/images/resolve-reports.ts';
import { printable } from '../lib/printable.ts';
import { withDatabaseUrl } from './lib/database-url.ts';
import { printFailure } from './lib/expected-error.ts';

try {
  const { keep, remove } = parseArgs({ options: { keep: { type: 'string' }, remove: { type: 'string' } } }).values;
  await withDatabaseUrl((url) => run(url, { keep, remove }));
} catch (error) {
  printFailure(error);
  process.exitCode = 2;
}

type Choice = { keep: string | undefined; remove: string | undefined };

async function run(url: string, { keep, remove }: Choice): Promise<void> {
  const { db, close } = connectDatabase(url, { max: 1, name: 'ashao-image-reports' });
  try {
    const imageId = remove ?? keep;
    if (imageId !== undefined) {
      await resolveReports(db, { imageId, remove: remove !== undefined });
      console.log(remove === undefined ? `Kept ${imageId}.` : `Removed ${imageId}; its files go within 15 s.`);
    }
    const open = await listReports(db);
    for (const { imageId: id, reports, reasons, first, prompt, notes, shareToken } of open) {
      console.log(
        `${id}  ${first.toISOString()}  ${reports} × ${reasons.join(', ')}  ${printable(prompt).slice(0, 80)}`,
      );
      if (shareToken !== null) console.log(`    /share/image/${shareToken}`);
      for (const note of notes) console.log(`    “${printable(note).slice(0, 200)}”`);
    }
    if (open.length === 0) console.log('No open reports.');
  } finally {
    await close();
  }
}
