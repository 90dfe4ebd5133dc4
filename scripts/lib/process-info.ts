import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readErrorCode } from './expected-error.ts';
import { runCommand } from './run-command.ts';

/** Whether a process with this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  return hasEntry(pid) && !isZombie(pid);
}

/** A process that has ended but whose parent never asked: a container whose first process is no init keeps them for ever. */
export function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

function hasEntry(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return readErrorCode(error) === 'EPERM';
  }
}

/** The program's file name, without folders; undefined where the system doesn't tell. */
export async function readCommandName(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined))?.trim();
  }
  const name = await askPs(pid, 'comm=');
  return name === undefined ? undefined : path.basename(name);
}

/**
 * When the process began, as an opaque text to compare: process ids are used again, the pair of both is not. Undefined
 * where the system doesn't tell.
 */
export async function readStartTime(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return (await readStatFields(pid))?.[19];
  return askPs(pid, 'lstart=');
}

/** The parent's process id; undefined where the system doesn't tell. */
export async function readParentPid(pid: number): Promise<number | undefined> {
  const text = process.platform === 'linux' ? (await readStatFields(pid))?.[1] : await askPs(pid, 'ppid=');
  return text === undefined ? undefined : Number(text);
}

/** The fields of /proc/<pid>/stat from the third on; the second is the name, which may itself hold spaces and brackets. */
async function readStatFields(pid: number): Promise<string[] | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

async function askPs(pid: number, field: string): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  const result = await runCommand('ps', ['-o', field, '-p', String(pid)]);
  return result.code === 0 ? result.output.trim() || undefined : undefined;
}
