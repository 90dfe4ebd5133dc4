import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCursor, parseCursor } from '../../../lib/stream/cursor.ts';

test('default: the id of every frame is read back as the same place', () => {
  fc.assert(
    fc.property(fc.nat(999_999), fc.nat(999_999_999), (attempt, position) => {
      expect(parseCursor(formatCursor({ attempt, position }))).toEqual({ attempt, position });
    }),
  );
});

test.each([null, '', '7', '1-', '-5', '1-2-3', ' 1-2', '1-2\n', '1.5-2', '1e3-2', '-1-2', 'job_1-2', '1-9999999999'])(
  'error: %j is no place of ours and means the beginning',
  (text) => {
    expect(parseCursor(text)).toBeNull();
  },
);
