/**
 * `npm run screenshots`: every page and its important states, in both themes, wide and on a phone, of a site of its own
 * with scripted data:
 *
 *   npm run screenshots -- [name …] [--folder screenshots] [--readme]
 *
 * Names choose among the screens by their beginning. `--readme` writes docs/images/chat.png too.
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../tests/helpers/chromium.ts';
import { ensureBuild } from './lib/ensure-build.ts';
import { printFailure } from './lib/expected-error.ts';
import { loadEnvironment } from './lib/load-environment.ts';
import { SCREENS } from './lib/screens/screens.ts';
import { seedSite } from './lib/screens/seed-site.ts';
import { startSite } from './lib/screens/start-site.ts';
import { takeReadmePicture } from './lib/screens/take-readme-picture.ts';
import { takeScreens } from './lib/screens/take-screens.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { readme: { type: 'boolean' }, folder: { type: 'string', default: 'screenshots' } },
});
const screens = SCREENS.filter(
  ({ name }) => positionals.length === 0 || positionals.some((wanted) => name.startsWith(wanted)),
);

async function run(): Promise<void> {
  loadEnvironment();
  await ensureBuild();
  await mkdir(values.folder, { recursive: true });
  const site = await startSite();
  try {
    const seeded = await seedSite(site);
    const browser = await launchBrowser();
    try {
      const { files, failures } = await takeScreens({ browser, site, seeded, folder: values.folder, screens });
      for (const file of files) console.log(file);
      for (const failure of failures) console.error(`not taken: ${failure}`);
      console.log(`${files.length} pictures, ${failures.length} not taken`);
      if (failures.length > 0) process.exitCode = 1;
      if (values.readme) await takeReadmePicture(browser, site, seeded);
    } finally {
      await browser.close();
      seeded.stop();
    }
  } finally {
    await site.stop();
  }
}

await run().catch((error: unknown) => {
  printFailure(error);
  process.exitCode = 1;
});
