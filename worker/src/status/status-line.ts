import { describeEvent, type Report, type WorkerEvent } from './events.ts';

const REDRAW_MS = 500;

type Output = { write: (text: string) => unknown; isTTY?: boolean; columns?: number };
type Totals = { jobsDone: number; earned: number; running: number };

export type Status = {
  report: Report;
  print: (line: string) => void;
  totals: Readonly<Totals>;
  /** Ends the redrawing; the line is wiped. */
  close: () => void;
};

/**
 * Shows what the worker does: on a terminal each event above one line that is rewritten in place, elsewhere a plain
 * line an event, with `json` an object a line.
 */
export function createStatus({
  output,
  json,
  tokensPerSecond,
}: {
  output: Output;
  json: boolean;
  tokensPerSecond: () => number;
}): Status {
  const totals = { jobsDone: 0, earned: 0, running: 0 };
  const live = !json && output.isTTY === true;
  let connection: Extract<WorkerEvent, { event: 'registered' }> | null = null;
  let offline = false;

  const draw = () => {
    if (!live || connection === null) return;
    const { server, engine, model } = connection;
    const line = formatStatus({ ...totals, tokensPerSecond: tokensPerSecond(), model, engine, server, offline });
    output.write(`\r\u001B[2K${line.slice(0, (output.columns ?? 80) - 1)}`);
  };
  const print = (line: string) => {
    output.write(`${live ? '\r\u001B[2K' : ''}${line}\n`);
    draw();
  };
  const timer = live ? setInterval(draw, REDRAW_MS) : null;
  timer?.unref();

  const report: Report = (event) => {
    addToTotals(totals, event);
    if (event.event === 'registered') connection = event;
    if (event.event === 'connection-lost') offline = true;
    if (event.event === 'connection-back') offline = false;
    if (json) output.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
    // Where a line is rewritten in place, the start of each job is to be seen there already.
    else if (!(live && event.event === 'job-started')) print(describeEvent(event));
    else draw();
  };
  const close = () => {
    if (timer !== null) clearInterval(timer);
    connection = null;
    if (live) output.write('\r\u001B[2K');
  };
  return {
    report,
    print: json ? (line) => output.write(`${JSON.stringify({ event: 'note', text: line })}\n`) : print,
    totals,
    close,
  };
}

function addToTotals(totals: Totals, event: WorkerEvent): void {
  if (event.event === 'job-started') totals.running += 1;
  if (event.event === 'job-done' || event.event === 'picture-done') {
    totals.jobsDone += 1;
    // Four decimals, as the server counts; a sum of decimals would show their rounding errors.
    totals.earned = Math.round((totals.earned + event.earned) * 10_000) / 10_000;
  }
  if (/^(job-(done|failed|lost|released|censored)|picture-done)$/.test(event.event))
    totals.running = Math.max(0, totals.running - 1);
}

type Shown = Totals & { tokensPerSecond: number; model: string; engine: string; server: string; offline: boolean };

/** The line that stays at the bottom of a terminal. */
function formatStatus({ jobsDone, earned, running, tokensPerSecond, model, engine, server, offline }: Shown): string {
  const work = running === 0 ? 'waiting for jobs' : `${running} running`;
  const state = offline ? 'offline, trying again' : work;
  const figures = [`${jobsDone} done`, `${tokensPerSecond.toFixed(1)} tok/s`, `${earned} credits`];
  return [state, ...figures, `${model} (${engine})`, server].join(' · ');
}
