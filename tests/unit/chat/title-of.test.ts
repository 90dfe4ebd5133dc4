import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renameRequest } from '../../../lib/chat/schemas.ts';
import { titleOf } from '../../../lib/chat/title-of.ts';

test('default: the first line is the title', () => {
  expect(titleOf('  How do   bees\tfly?\nI wonder. ')).toBe('How do bees fly?');
});

test('behavior: a long line is cut at a word', () => {
  const line = 'The quick brown fox jumps over the lazy dog and then over the other dog as well';
  expect(titleOf(line)).toBe('The quick brown fox jumps over the lazy dog and then over…');
});

test('behavior: a line without spaces is cut between characters, never within one', () => {
  expect(titleOf('🙂'.repeat(80))).toBe(`${'🙂'.repeat(60)}…`);
});

test('behavior: whatever is sent, the title is one line that renaming would take too', () => {
  const unit = fc.constantFrom('🙂', '李', 'e\u0301', 'a', '\u202e', '\ud83d', ' ', '\n');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 200, size: 'max' }), (content) => {
      fc.pre(content.trim() !== '');
      const title = titleOf(content);
      expect(title).not.toMatch(/\n/);
      expect([...title].length).toBeLessThanOrEqual(61);
      // The rename form opens with it: saving it unchanged must work.
      expect(renameRequest.safeParse({ title }).success).toBe(true);
    }),
  );
});
