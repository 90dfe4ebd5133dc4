import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PROJECT_ROOT } from './project-root.ts';

/**
 * Runs one of the project's tools with its output shown.
 *
 * @param signal ends the tool when aborted; it then counts as failed
 * @returns the exit code; null when a signal ended it
 */
export async function runStageCommand(args: readonly string[], signal: AbortSignal): Promise<number | null> {
  const child = spawn(process.execPath, [...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = () => child.kill('SIGTERM');
  const force = () => child.kill('SIGKILL');
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => {
    end();
    timer = setTimeout(force, 10_000);
  });
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  return typeof code === 'number' ? code : null;
}
