import { describe, expect, test } from 'vitest';
import { repairBlock } from '../../../components/markdown/repair-block.ts';

describe('a block that is still arriving', () => {
  test.each([
    ['a **bo', 'a **bo**'],
    ['a **', 'a'],
    ['**bold*', '**bold**'],
    ['a `co', 'a `co`'],
    ['see [link](https://exa', 'see link'],
    ['see [^1', 'see'],
    ['text\n-', 'text\n'],
    ['text\n- [', 'text\n'],
    ['1', ''],
    ['```pyth', '```'],
    ['```py\nx = **1', '```py\nx = **1'],
    ['```py\nx\n``', '```py\nx'],
    ['| Name | Co', '| Name | Co\n| --- | --- |'],
    ['| Name | Cost |\n|--', '| Name | Cost |\n| --- | --- |'],
    ['| Name | Cost |\n', '| Name | Cost |\n| --- | --- |'],
    ['> | tier | credits |\n', '> | tier | credits |\n> | --- | --- |'],
    ['> | tier | credits |', '> | tier | credits |\n> | --- | --- |'],
    ['> | tier | credits |\n> |', '> | tier | credits |\n> | --- | --- |'],
    ['> | tier | credits |\n> |--', '> | tier | credits |\n> | --- | --- |'],
    ['| a | b |\n|---|---|\n| 1 | **2', '| a | b |\n|---|---|\n| 1 | **2**'],
    ['so $$\nx^2 +', 'so ` x^2 + `'],
    ['so \\(x', 'so ` x `'],
    ['E is $E = mc', 'E is ` E = mc `'],
    ['it costs $5', 'it costs $5'],
    ['the $ASHAO tok', 'the $ASHAO tok'],
    ['use `$x = ` or', 'use `$x = ` or'],
    ['all is **whole** here', 'all is **whole** here'],
  ])('%j → %j', (source, shown) => {
    expect(repairBlock(source).trimEnd()).toBe(shown.trimEnd());
  });
});
