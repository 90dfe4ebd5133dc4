import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANSWER_CHARS_MAX } from '../../../lib/constants.ts';
import { JobLog } from '../../../lib/stream/job-log.ts';

function startedLog(): JobLog {
  const log = new JobLog();
  log.start(1);
  return log;
}

test('default: values are kept in order and counted', () => {
  const log = startedLog();
  expect(log.append(['Hel', 'lo'], undefined)).toEqual({ outcome: 'ok', position: 5 });
  expect(log.append(['!'], 5)).toEqual({ outcome: 'ok', position: 6 });
  expect(log.snapshot()).toEqual({ attempt: 1, text: 'Hello!', values: 3 });
});

test('behavior: a worker that repeats itself after a lost answer adds nothing twice', () => {
  const log = startedLog();
  log.append(['Hello'], 0);
  expect(log.append(['Hello'], 0)).toEqual({ outcome: 'ok', position: 5 });
  expect(log.append(['lo', ' you'], 3)).toEqual({ outcome: 'ok', position: 9 });
  expect(log.snapshot().text).toBe('Hello you');
});

test('error: a gap is refused, with the place to go on from, and stores nothing', () => {
  const log = startedLog();
  log.append(['Hello'], 0);
  expect(log.append(['you'], 6)).toEqual({ outcome: 'gap', position: 5 });
  expect(log.snapshot().text).toBe('Hello');
});

test('behavior: however a worker cuts and repeats a text, the log has it once and well formed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\0', '🙂', '\ud83d', '\ude42', 'é', '\n'), maxLength: 30 });
  const steps = fc.array(fc.record({ size: fc.nat(4), back: fc.nat(5) }), { maxLength: 30 });
  fc.assert(
    fc.property(text, steps, (whole, cuts) => {
      const log = startedLog();
      let sent = 0;
      for (const { size, back } of cuts) {
        const from = Math.max(0, sent - back);
        log.append([...whole.slice(from, sent + size)], from);
        sent = Math.min(whole.length, sent + size);
        expect(log.position).toBe(sent);
      }
      log.append([whole.slice(sent)], sent);
      // Half a character at the very end never gets its other half: it is left out.
      const expected = whole.replace(/[\ud800-\udbff]$/, '').replaceAll('\0', '\uFFFD');
      expect(log.snapshot().text).toBe(expected.toWellFormed());
    }),
  );
});

test('error: an answer beyond its limit is cut there and the worker is told', () => {
  const log = startedLog();
  log.append(['a'.repeat(ANSWER_CHARS_MAX - 2)], undefined);
  expect(log.append(['bcd'], undefined)).toEqual({ outcome: 'full', position: ANSWER_CHARS_MAX });
  expect(log.append(['e'], undefined)).toEqual({ outcome: 'full', position: ANSWER_CHARS_MAX });
  expect(log.snapshot().text.slice(-3)).toBe('abc');
});
