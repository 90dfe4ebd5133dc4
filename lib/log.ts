import { type Logger, pino } from 'pino';
import { getEnv } from './env.ts';
import { describeError } from './log-error.ts';
import { shared } from './shared.ts';

/** The process's log: one JSON object a line on standard output, without message texts, addresses or secrets. */
export function log(): Logger {
  return shared('log', () => pino({ base: null, level: logLevel(), serializers: { err: describeError } }));
}

/** A wrong environment must still be logged, so it can't stop the log. */
function logLevel(): string {
  try {
    return getEnv().LOG_LEVEL;
  } catch {
    return 'info';
  }
}
