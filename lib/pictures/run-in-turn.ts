import { shared } from '../shared.ts';

/**
 * Pictures worked on at once. Each takes up to 64 MB for its pixels, and one of the process's four threads that reading and
 * writing files needs too.
 */
const AT_ONCE = 2;

type Turns = { running: number; readonly waiting: (() => void)[] };

/** Runs the work when one of the two places is free, in the order of the calls. */
export async function runInTurn<T>(work: () => Promise<T>): Promise<T> {
  const turns = shared<Turns>('picture-turns', () => ({ running: 0, waiting: [] }));
  // A place that is given up goes to the next directly, so nobody overtakes.
  if (turns.running < AT_ONCE) turns.running += 1;
  else await new Promise<void>((resolve) => turns.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next === undefined) turns.running -= 1;
    else next();
  }
}
