/**
 * `npm run chain:clear-alarm -- --who NAME --why TEXT [--force]`: shows the chain's alarm, runs the audit, and clears the alarm when
 * all else holds. Without --who and --why it only looks. Exit code 0 when no alarm is left, 1 when one is, 2 when it can't tell.
 */
import { parseArgs } from 'node:util';
import { clearAlarm } from '../lib/chain/clear-alarm.ts';
import { readDeployment } from '../lib/chain/deployment.ts';
import { connectDatabase } from '../lib/db/connect.ts';
import { withDatabaseUrl } from './lib/database-url.ts';
import { printFailure } from './lib/expected-error.ts';
import { findBrokenChecks } from './lib/find-broken-checks.ts';

const USAGE = 'To clear it: npm run chain:clear-alarm -- --who NAME --why TEXT';

try {
  const options = {
    who: { type: 'string' },
    why: { type: 'string' },
    force: { type: 'boolean', default: false },
  } as const;
  const { who = '', why = '', force } = parseArgs({ options }).values;
  process.exitCode = await withDatabaseUrl((url) => run(url, { who: who.trim(), why: why.trim(), force }));
} catch (error) {
  printFailure(error);
  process.exitCode = 2;
}

async function run(url: string, { who, why, force }: { who: string; why: string; force: boolean }): Promise<number> {
  const { db, close } = connectDatabase(url, { max: 1, name: 'ashao-clear-alarm' });
  try {
    const alarm = (await readDeployment(db))?.alarm ?? null;
    if (alarm === null) {
      console.log('No alarm is on.');
      return 0;
    }
    console.log(`Alarm: ${alarm}`);
    const broken = await findBrokenChecks(db);
    for (const name of broken) console.log(`BROKEN  ${name}`);
    if (broken.length > 0 && !force) {
      console.log('The audit fails beside the alarm. Repair that first, or clear it all the same with --force.');
      return 1;
    }
    if (broken.length === 0) console.log('ok      everything else that the audit checks');
    if (who === '' || why === '') {
      console.log(USAGE);
      return 1;
    }
    const isCleared = await clearAlarm(db, { alarm, who, why, broken });
    console.log(
      isCleared
        ? `Cleared by ${who}. It is recorded in cleared_alarms.`
        : 'The alarm has changed meanwhile: look again.',
    );
    return isCleared ? 0 : 1;
  } finally {
    await close();
  }
}
