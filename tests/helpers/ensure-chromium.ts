import { existsSync } from 'node:fs';
import { isRoot } from '../../scripts/lib/postgres-identity.ts';
import { runCommand } from '../../scripts/lib/run-command.ts';
import { findChromium } from './find-chromium.ts';

/** Debian has both; Ubuntu's `chromium` is a snap, and there is no shell. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

/** Whether there is a Chromium. Installs it with apt where that needs no question: as root on Debian or Ubuntu. */
export async function ensureChromium(): Promise<boolean> {
  if (findChromium() !== undefined) return true;
  if (!isRoot() || !existsSync('/usr/bin/apt-get') || process.env.CHROME_PATH) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { env });
  for (const name of PACKAGES) {
    console.log(`Installing ${name} with apt-get …`);
    const installed = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
    if (installed.code !== 0) console.log(installed.output.trim());
    if (findChromium() !== undefined) return true;
  }
  return false;
}
