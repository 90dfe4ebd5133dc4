import { isAlive, readCommandName, readParentPid } from './process-info.ts';

const INTERVAL_MS = 500;
/** This process, tsx, a shell, npm. */
const DEPTH_MAX = 5;

/**
 * Calls back once when the npm (or tsx) that started this process is gone: killed with SIGKILL it can't pass anything on, and
 * what it had started would run on unseen and hold port and data.
 */
export function watchLauncher(onGone: () => void): void {
  // tsx opens a channel to the process that it starts.
  if (process.connected) process.once('disconnect', onGone);
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  void findNpm(process.ppid).then((pid) => {
    if (pid === undefined) return;
    const timer = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(timer);
      onGone();
    }, INTERVAL_MS);
    timer.unref();
  });
}

async function findNpm(parent: number): Promise<number | undefined> {
  let pid: number | undefined = parent;
  for (let depth = 0; depth < DEPTH_MAX && pid !== undefined && pid > 1; depth += 1) {
    if ((await readCommandName(pid))?.startsWith('npm')) return pid;
    pid = await readParentPid(pid);
  }
  return undefined;
}
