import { expect, test } from 'vitest';
import { printable } from '../../lib/printable.ts';

test('default: control characters are replaced one by one, letters of any script stay', () => {
  expect(printable('a\x1b[2J\r\nb\x00\x7f\x9b')).toBe('a\ufffd[2J\ufffd\ufffdb\ufffd\ufffd\ufffd');
  expect(printable('Zürich 東京 🏔️')).toBe('Zürich 東京 🏔️');
});
