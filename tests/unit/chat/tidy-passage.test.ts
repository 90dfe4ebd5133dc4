import { expect, test } from 'vitest';
import { tidyPassage } from '../../../lib/chat/tidy-passage.ts';

test.each([
  ['a cut passage begins with a whole word', '…ettled: 70 % to the worker', '… 70 % to the worker'],
  ['a table is its cells', '| Tier | Price |\n| :-- | ---: |\n| Pro | 10 |', ' Tier Price Pro 10'],
  ['headings, emphasis, code and quotes lose their signs', '## One\n> **two** and `three`', ' One two and three'],
  ['signs that mean something stay', 'a-b snake_case x->y 5 - 3', 'a-b snake_case x->y 5 - 3'],
])('%s', (_name, passage, expected) => {
  expect(tidyPassage(passage)).toBe(expected);
});
