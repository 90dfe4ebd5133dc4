import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { runCommand } from '../../scripts/lib/run-command.ts';
import { runStep } from '../../scripts/lib/run-step.ts';

const FOLDER = path.join(PROJECT_ROOT, 'bench');
const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) });
const packageSchema = z.object({ version: z.string() });

export type Peers = {
  /** By package name; null when they could not be installed. */
  versions: Record<string, string> | null;
  note: string;
};

/**
 * Installs the queues to compare with into bench/node_modules, unless the versions that bench/package.json names are there.
 * Without a network the suite still measures what is ours.
 */
export async function ensurePeers(): Promise<Peers> {
  const wanted = manifestSchema.parse(await readJson(path.join(FOLDER, 'package.json'))).dependencies;
  if (!(await areInstalled(wanted))) await runStep('Install the peers of bench/', installPeers);
  const names = Object.entries(wanted).map(([name, version]) => `${name} ${version}`);
  if (await areInstalled(wanted)) return { versions: wanted, note: `Peers: ${names.join(', ')}.` };
  return { versions: null, note: `Peers not measured: npm could not install ${names.join(', ')}.` };
}

async function areInstalled(wanted: Record<string, string>): Promise<boolean> {
  for (const [name, version] of Object.entries(wanted)) {
    const found = packageSchema.safeParse(
      await readJson(path.join(FOLDER, 'node_modules', name, 'package.json')).catch(() => null),
    );
    if (found.data?.version !== version) return false;
  }
  return true;
}

async function installPeers(): Promise<void> {
  const npm = process.env.npm_execpath;
  const args = ['install', '--prefix', FOLDER, '--no-audit', '--no-fund'];
  const result = npm ? await runCommand(process.execPath, [npm, ...args]) : await runCommand('npm', args);
  if (result.code !== 0) console.error(result.output.trim());
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
