import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreamCursor } from '../../../lib/stream/cursor.ts';
import { JobLog } from '../../../lib/stream/job-log.ts';
import { LogReader } from '../../../lib/stream/log-reader.ts';

const DONE = { type: 'done', tokens: 1, charged: 10, tokensPerSecond: null, workerType: null, stopped: false } as const;

/** A browser at the end of a reader: what it shows, what it would send as Last-Event-ID. */
class Browser {
  text = '';
  ends = 0;
  lastEventId: string | null = null;
  reader: LogReader;

  constructor(
    readonly log: JobLog,
    cursor: StreamCursor | null,
    textBefore = '',
  ) {
    this.text = textBefore;
    this.reader = new LogReader(log, cursor, () => undefined);
  }

  read(framesMax = Number.POSITIVE_INFINITY): void {
    for (let count = 0; count < framesMax; count += 1) {
      const bytes = this.reader.next();
      if (!bytes) return;
      const [, id, data = ''] = /^(?:id: (.*)\n)?data: (.*)\n\n$/.exec(new TextDecoder().decode(bytes)) ?? [];
      const event = JSON.parse(data) as { type: string; value: string };
      if (id !== undefined) this.lastEventId = id;
      if (event.type === 'restart') this.text = '';
      if (event.type === 'token') this.text += event.value;
      if (event.type === 'done') this.ends += 1;
    }
  }

  /** The connection breaks and comes back with the last id, as EventSource does. */
  reconnect(): void {
    this.reader.unsubscribe();
    const [attempt, position] = (this.lastEventId ?? '').split('-').map(Number);
    const cursor = attempt !== undefined && position !== undefined ? { attempt, position } : null;
    if (!cursor) this.text = '';
    this.reader = new LogReader(this.log, cursor, () => undefined);
  }
}

const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('append' as const), n: fc.nat(4) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('read' as const, 'reconnect' as const), n: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('join' as const, 'status' as const), n: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('attempt' as const), n: fc.nat(0) }) },
);
const PIECES = ['Hel', 'lo 🙂', '\ud83d', '\ude42', '\n'];

type Action = { do: 'append' | 'read' | 'reconnect' | 'join' | 'status' | 'attempt'; n: number };

const PLAY: Readonly<Record<Action['do'], (log: JobLog, browsers: Browser[], n: number) => unknown>> = {
  attempt: (log) => log.start(log.attempt + 1),
  append: (log, _browsers, n) => log.attempt > 0 && log.append([PIECES[n] ?? ''], undefined),
  read: (_log, browsers, n) => browsers[n % browsers.length]?.read(2),
  reconnect: (_log, browsers, n) => browsers[n % browsers.length]?.reconnect(),
  status: (log, _browsers, n) => {
    log.status = { type: 'status', state: 'queued', position: n, workers: 0, waitSeconds: null };
    log.statusVersion += 1;
  },
  // From any place of the text so far, as one who has kept that much of it.
  join: (log, browsers, n) => {
    const before = log.snapshot().text.slice(0, n);
    browsers.push(new Browser(log, { attempt: log.attempt, position: before.length }, before));
  },
};

test('behavior: every reader ends with exactly the text, whenever it came, left, came back or lagged', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const log = new JobLog();
      const browsers = [new Browser(log, null)];
      for (const each of actions) PLAY[each.do](log, browsers, each.n);
      log.state = 'closed';
      log.final = DONE;
      for (const browser of browsers) {
        browser.read();
        expect(browser.text).toBe(log.snapshot().text);
        expect(browser.ends).toBe(1);
        expect(browser.reader.next()).toBeNull();
      }
    }),
    { numRuns: 300 },
  );
});

test('behavior: a slow reader gets what it missed in one frame, not one a token', () => {
  const log = new JobLog();
  log.start(1);
  const reader = new LogReader(log, null, () => undefined);
  for (let count = 0; count < 1_000; count += 1) log.append(['x'], undefined);
  expect(reader.next()?.byteLength).toBeGreaterThan(1_000);
  expect(reader.next()).toBeNull();
});

test('behavior: readers at the same place share the bytes', () => {
  const log = new JobLog();
  log.start(1);
  log.append(['Hello'], undefined);
  const [one, two] = [null, null].map((cursor) => new LogReader(log, cursor, () => undefined));
  expect(one?.next()).toBe(two?.next());
});
