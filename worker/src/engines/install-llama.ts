import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { describeError, EngineStartError } from '../errors.ts';
import type { LlamaLibrary } from './llama-library.ts';

const manifest = z.object({ dependencies: z.object({ 'node-llama-cpp': z.string() }) });
const installed = z.object({ version: z.string() });

/** `worker/llama`, found from the bundle (`dist/`) as well as from the source. */
function findLlamaFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  const folder = join(from, 'llama');
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(from) === from)
    throw new EngineStartError('The folder "llama" of this program is missing: install it again.');
  return findLlamaFolder(dirname(from));
}

/**
 * The packages to install: the library and the one prebuilt binary of this platform. The library lists fourteen of them
 * as optional dependencies, 725 MB in all; one platform is 85 MB.
 */
export function listLlamaPackages(
  version: string,
  { platform, arch, nvidia }: { platform: NodeJS.Platform; arch: string; nvidia: boolean },
): string[] {
  const binaries: Record<string, string> = {
    'linux-x64': 'linux-x64',
    'linux-arm64': 'linux-arm64',
    'darwin-arm64': 'mac-arm64-metal',
    'darwin-x64': 'mac-x64',
    'win32-x64': 'win-x64',
    'win32-arm64': 'win-arm64',
  };
  const binary = binaries[`${platform}-${arch}`];
  if (binary === undefined) {
    throw new EngineStartError(
      `There is no prebuilt llama engine for ${platform} ${arch}. Use an OpenAI-compatible server.`,
    );
  }
  const wanted = nvidia && arch === 'x64' && platform !== 'darwin' ? [binary, `${binary}-cuda`] : [binary];
  return [`node-llama-cpp@${version}`, ...wanted.map((name) => `@node-llama-cpp/${name}@${version}`)];
}

/** Whether the library is there in the version that this program was written for. */
export function isLlamaInstalled(folder = findLlamaFolder()): boolean {
  const modules = join(folder, 'node_modules');
  if (!existsSync(join(modules, '@node-llama-cpp'))) return false;
  try {
    const { version } = installed.parse(readJson(join(modules, 'node-llama-cpp', 'package.json')));
    return version === readWantedVersion(folder);
  } catch {
    return false;
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function readWantedVersion(folder: string): string {
  return manifest.parse(readJson(join(folder, 'package.json'))).dependencies['node-llama-cpp'];
}

/**
 * Installs node-llama-cpp into `worker/llama` with npm, unless it is there.
 * @throws {EngineStartError} when npm cannot be run or fails
 */
export async function installLlama({
  folder = findLlamaFolder(),
  print,
  gpu = 'auto',
}: {
  folder?: string;
  print: (line: string) => void;
  gpu?: 'auto' | 'off';
}): Promise<void> {
  if (isLlamaInstalled(folder)) return;
  const nvidia = gpu === 'auto' && hasNvidiaDriver();
  const packages = listLlamaPackages(readWantedVersion(folder), {
    platform: process.platform,
    arch: process.arch,
    nvidia,
  });
  print(`Installing the llama engine (once, ${nvidia ? 'several hundred' : 'about 85'} MB): ${packages.join(', ')}`);
  await runNpm(
    ['install', '--omit=optional', '--no-save', '--no-package-lock', '--ignore-scripts', ...packages],
    folder,
  );
}

/** Loads the installed library. */
export async function loadLlamaLibrary(folder = findLlamaFolder()): Promise<LlamaLibrary> {
  const entry = join(folder, 'node_modules', 'node-llama-cpp', 'dist', 'index.js');
  return (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as LlamaLibrary;
}

function hasNvidiaDriver(): boolean {
  return existsSync('/proc/driver/nvidia/version') || existsSync('C:\\Windows\\System32\\nvidia-smi.exe');
}

const SETTINGS_OF_THIS_RUN =
  /^npm_(package_|config_(workspaces?|include_workspace_root|local_prefix|prefix|global|omit|include|dry_run)$)/i;

function runNpm(args: string[], cwd: string): Promise<void> {
  // Started by npm itself this process carries the settings of that run, which would aim at another folder.
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (SETTINGS_OF_THIS_RUN.test(name)) delete env[name];
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    const child = spawn('npm', [...args, '--no-audit', '--no-fund'], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stdout.on('data', (data) => output.push(String(data)));
    child.stderr.on('data', (data) => output.push(String(data)));
    child.on('error', (error) => reject(new EngineStartError(`npm cannot be run: ${describeError(error)}`)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new EngineStartError(`Installing the llama engine failed.\n${output.join('').trim().slice(-2_000)}`));
    });
  });
}
