import { flushSync } from 'react-dom';

/** So few that they cost a slow phone less than a frame or two: some 2 ms each on a desktop, ten times that on a phone. */
const ROWS_A_TURN = 4;
/** A page that is never idle, as while an answer streams, still gets on. */
const WAIT_MS_MAX = 200;

const waiting = new Set<() => void>();
let running = false;

const whenIdle = (run: () => void) => {
  // Safari has none before 26.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: WAIT_MS_MAX });
  else setTimeout(run, 30);
};

function takeTurn(): void {
  const next = [...waiting].slice(-ROWS_A_TURN);
  for (const draw of next) {
    waiting.delete(draw);
    draw();
  }
  running = waiting.size > 0;
  if (running) whenIdle(takeTurn);
}

/** Paper shows what there is at this moment: all that waits is drawn before the browser goes on. */
function drawAll(): void {
  flushSync(() => {
    for (const draw of waiting) draw();
    waiting.clear();
  });
}

if (typeof window !== 'undefined') {
  window.addEventListener('beforeprint', drawAll);
  // Also for whoever emulates a printer, and for Safari before 13.
  window.matchMedia('print').addEventListener('change', ({ matches }) => matches && drawAll());
}

/**
 * Calls `draw` when the page has time, a few callers at a time and those that came last first: the messages nearest to the
 * end. One deferred render of everything would be begun anew with each key and each token, and after five seconds of that
 * React does all of it in one task that blocks the page.
 *
 * @returns what gives the turn back
 */
export function waitForTurn(draw: () => void): () => void {
  waiting.add(draw);
  if (!running) {
    running = true;
    whenIdle(takeTurn);
  }
  return () => {
    waiting.delete(draw);
  };
}
