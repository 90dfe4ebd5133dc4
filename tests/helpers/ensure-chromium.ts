import { existsSync } from 'node:fs';
import { isRoot } from '../../scripts/lib/postgres-identity.ts';
import { runCommand } from '../../scripts/lib/run-command.ts';
import { findChromium } from './find-chromium.ts';

const SHELL = 'chromium-headless-shell';

/**
 * Whether there is a Chromium. Installs one with apt where that needs no question: as root on Debian or Ubuntu. Where a whole
 * Chromium is there already, only continuous integration gets the shell as well: it saves minutes each time.
 */
export async function ensureChromium(): Promise<boolean> {
  const found = findChromium();
  const isFound = found !== undefined;
  const mayInstall = isRoot() && existsSync('/usr/bin/apt-get') && !process.env.CHROME_PATH;
  const isWanted = !isFound || (Boolean(process.env.CI) && !found.endsWith(SHELL));
  if (!mayInstall || !isWanted) return isFound;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { env });
  // Ubuntu's `chromium` is a snap, and it has no shell: there the second may do.
  for (const name of isFound ? [SHELL] : [SHELL, 'chromium']) {
    console.log(`Installing ${name} with apt-get …`);
    const installed = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
    if (installed.code === 0) return findChromium() !== undefined;
    console.log(installed.output.trim());
  }
  return findChromium() !== undefined;
}
