import type { ChatMessage } from '../engines/engine.ts';
import { EngineError } from '../errors.ts';
import type { AnswerLog } from './answer-log.ts';
import type { WorkerContext } from './worker-context.ts';

/**
 * Fills the log with what the engine gives and closes it; a log closed by its reader ends the generation. Resolves to how long that took, in seconds.
 * @throws {EngineError} the engine failed, stalled, or gave nothing
 */
export async function generateAnswer(
  { engine, meter, maxTokens, stallMs }: WorkerContext,
  messages: readonly ChatMessage[],
  log: AnswerLog,
  signal: AbortSignal,
): Promise<number> {
  if (engine === null) throw closeLog(log, new EngineError('this worker answers no messages'));
  const control = new AbortController();
  const end = () => control.abort();
  signal.addEventListener('abort', end, { once: true });
  log.closing.addEventListener('abort', end, { once: true });
  if (signal.aborted || log.closing.aborted) end();
  // Heartbeats keep the lease of a job whose engine hangs: only the worker itself can notice that nothing comes.
  let stalled = false;
  const stall = setTimeout(() => {
    stalled = true;
    end();
  }, stallMs);
  const startedAt = performance.now();
  meter.start();
  try {
    const options = { signal: control.signal, ...(maxTokens === null ? {} : { maxTokens }) };
    for await (const piece of engine.generate(messages, options)) {
      stall.refresh();
      meter.addToken();
      if (!log.add(piece)) break;
    }
  } catch (error) {
    // What an engine throws because it was stopped says nothing.
    if (!control.signal.aborted) throw error;
  } finally {
    clearTimeout(stall);
    meter.stop();
    log.close();
    signal.removeEventListener('abort', end);
  }
  signal.throwIfAborted();
  if (stalled) throw new EngineError(`no token for ${stallMs / 1_000} s`);
  if (log.length === 0) throw new EngineError('the model gave an empty answer');
  return (performance.now() - startedAt) / 1_000;
}

/** Without an engine nothing will ever be written: who waits for the log must hear it. */
function closeLog(log: AnswerLog, error: EngineError): EngineError {
  log.close();
  return error;
}
