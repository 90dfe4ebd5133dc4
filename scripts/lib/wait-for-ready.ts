import type { ChildProcess } from 'node:child_process';
import { ExpectedError } from './expected-error.ts';

export type Ready = { readonly port: number };

/** A cold start of the web app takes two or three seconds; a machine under load, several times that. */
const READY_TIMEOUT_MS = 60_000;

/**
 * Waits for the server process to say over its IPC channel that it serves.
 *
 * @throws ExpectedError with the sentence that the process gives when it can't
 */
export function waitForReady(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error('no sign of life within 60 s'))), READY_TIMEOUT_MS);
    const onMessage = (message: unknown) => {
      const ready = readReady(message);
      if (ready !== undefined) settle(() => resolve(ready));
      const fatal = readFatal(message);
      if (fatal !== undefined) settle(() => reject(new ExpectedError(fatal)));
    };
    const onExit = (code: number | null, signal: string | null) =>
      settle(() => reject(new Error(`ended with ${signal ?? `code ${code}`} before it was ready`)));
    const onError = (error: Error) => settle(() => reject(error));
    function settle(finish: () => void): void {
      clearTimeout(timer);
      child.off('message', onMessage).off('close', onExit).off('error', onError);
      finish();
    }
    // 'close' and not 'exit': a message sent right before the end still arrives.
    child.on('message', onMessage).on('close', onExit).on('error', onError);
  });
}

function readReady(message: unknown): Ready | undefined {
  if (!isMessage(message, 'ready') || !('port' in message) || typeof message.port !== 'number') return undefined;
  return { port: message.port };
}

function readFatal(message: unknown): string | undefined {
  if (!isMessage(message, 'fatal') || !('message' in message)) return undefined;
  return String(message.message);
}

function isMessage(value: unknown, type: string): value is { type: string } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === type;
}
