import { spawn } from 'node:child_process';

/** A user that a root process hands a command to. */
export type Identity = { readonly uid: number; readonly gid: number };

export type CommandResult = {
  /** Null when a signal ended the command. */
  readonly code: number | null;
  /** Standard output and standard error, in the order of arrival. */
  readonly output: string;
  /** Set when the command could not be started at all (`EACCES`, `ENOENT` …). */
  readonly spawnError?: NodeJS.ErrnoException;
};

type CommandOptions = {
  readonly identity?: Identity | undefined;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Ends the command with SIGTERM when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Keeps a terminal's Ctrl-C from the command, for what must not be left half-done. */
  readonly isDetached?: boolean;
};

/** Runs a command to its end without a terminal; never throws, the caller reads `code` and `spawnError`. */
export function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      // A working directory that the other user may not enter would fail the start before the program is even looked at.
      cwd: options.cwd ?? (options.identity ? '/' : process.cwd()),
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      detached: options.isDetached === true && process.platform !== 'win32',
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.identity ?? {}),
    });
    let output = '';
    const append = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', append);
    child.stderr.on('data', append);
    child.on('error', (spawnError) => resolve({ code: null, output, spawnError }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
