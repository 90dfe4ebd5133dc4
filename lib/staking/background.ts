import type { Connection } from '../db/connect.ts';
import { log } from '../log.ts';
import { sweepNow } from './sweep.ts';

const ROUND_MS = 60_000;

/**
 * Sweeps once a minute, so that the table of incomes stays short and hourly figures are of their hour. Safe in any number
 * of processes: each sweep takes what is there.
 * @returns stops it
 */
export function runStakingBackground(connection: Connection): () => void {
  const round = () => {
    sweepNow(connection).catch((error: unknown) => log().warn({ err: error }, 'sweeping the income failed'));
  };
  const timer = setInterval(round, ROUND_MS);
  timer.unref();
  return () => clearInterval(timer);
}
