import { rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from './find-free-port.ts';
import { programPath } from './postgres-binaries.ts';
import { makePostgresEnvironment } from './postgres-environment.ts';
import { explainPostgresOutput, isPassingFailure, readLogFrom } from './postgres-failure.ts';
import type { PostgresPlacement } from './postgres-placement.ts';
import { checkPostmaster, readPostmaster } from './postmaster-file.ts';
import { type CommandResult, runCommand } from './run-command.ts';

const START_TIMEOUT_SECONDS = 120;
const STOP_TIMEOUT_SECONDS = 30;
const ATTEMPTS_MAX = 6;
const LOG_BYTES_MAX = 10_000_000;

const DEFAULT_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // The loopback port is the only door: a socket file would need a folder that every user can enter and whose path is short.
  ...(process.platform === 'win32' ? {} : { unix_socket_directories: '' }),
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts the server with pg_ctl, which detaches it from the terminal (a Ctrl-C would otherwise reach it before its clients)
 * and clears what a killed server left behind.
 *
 * @returns the port
 */
export async function launchServer(
  placement: PostgresPlacement,
  wantedPort: number | undefined,
  settings: Readonly<Record<string, string>>,
): Promise<number> {
  const logFile = path.join(placement.dataDir, 'server.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = wantedPort ?? (await findFreePort());
    const logged = await turnLog(logFile);
    const options = makeServerOptions({ ...DEFAULT_SETTINGS, ...settings, port: String(port) });
    const started = await runPgCtl(placement, [
      'start',
      '--wait',
      `--timeout=${START_TIMEOUT_SECONDS}`,
      `--log=${logFile}`,
      `--options=${options}`,
    ]);
    if (started.code === 0) return port;
    const output = `${await readLogFrom(logFile, logged)}\n${started.output}`;
    if (attempt === ATTEMPTS_MAX || !isPassingFailure(output))
      throw explainPostgresOutput(output, placement.dataDir, logFile);
    await sleep(attempt * 300);
  }
}

/**
 * Ends the server if one runs; open transactions are rolled back. Each means is harder than the one before, and none loses
 * what was committed: after the last two the next start recovers from the write-ahead log.
 *
 * @param isHanging spares a server that is known not to answer the 30 s in which it could end by itself
 */
export async function stopServer(placement: PostgresPlacement, isHanging = false): Promise<void> {
  if (!(await isRunning(placement))) return;
  if (!isHanging && (await tryStop(placement, 'fast', STOP_TIMEOUT_SECONDS))) return;
  if (await tryStop(placement, 'immediate', 5)) return;
  const postmaster = await readPostmaster(placement.dataDir);
  if (postmaster !== undefined && postmaster.pid > 0) process.kill(postmaster.pid, 'SIGKILL');
}

async function isRunning(placement: PostgresPlacement): Promise<boolean> {
  const postmaster = await readPostmaster(placement.dataDir);
  return postmaster !== undefined && checkPostmaster(placement.dataDir, postmaster);
}

async function tryStop(
  placement: PostgresPlacement,
  mode: 'fast' | 'immediate',
  timeoutSeconds: number,
): Promise<boolean> {
  const stopped = await runPgCtl(placement, ['stop', `--mode=${mode}`, `--timeout=${timeoutSeconds}`]);
  // It may have ended by itself before pg_ctl looked.
  return stopped.code === 0 || !(await isRunning(placement));
}

function runPgCtl(placement: PostgresPlacement, args: readonly string[]): Promise<CommandResult> {
  return runCommand(programPath(placement.binaries.home, 'pg_ctl'), [...args, `--pgdata=${placement.dataDir}`], {
    identity: placement.identity,
    env: makePostgresEnvironment(),
    isDetached: true,
  });
}

/** pg_ctl hands these to a shell: anything but plain names and values is refused rather than quoted. */
function makeServerOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => {
      if (!/^[a-z_.]+$/.test(name) || !/^[\w.%+-]*$/.test(value))
        throw new Error(`Not a plain server setting: ${name}=${value}`);
      return `-c ${name}=${value}`;
    })
    .join(' ');
}

/** Keeps one old log beside the current one. Gives the length of the log that the next start appends to, in bytes. */
async function turnLog(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size <= LOG_BYTES_MAX) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}
