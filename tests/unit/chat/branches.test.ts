import { expect, test } from 'vitest';
import { buildTree, ROOT } from '../../../components/chat/build-tree.ts';
import { findPath } from '../../../components/chat/find-path.ts';
import { switchBranch } from '../../../components/chat/switch-branch.ts';

const node = (id: string, parentId: string | null = null) => ({ id, parentId });

/** q1 has two answers; below the first hangs a question that was edited once. */
const tree = buildTree([
  node('q1'),
  node('a1', 'q1'),
  node('q2', 'a1'),
  node('b2', 'q2'),
  node('q2-edited', 'a1'),
  node('a1-again', 'q1'),
]);
const idsOf = (choices: Record<string, string>) => findPath(tree, choices).map(({ message }) => message.id);

test('default: the newest version is shown at each place', () => {
  expect(idsOf({})).toEqual(['q1', 'a1-again']);
  expect(findPath(tree, {}).at(-1)).toMatchObject({ place: 'q1', position: 2, count: 2 });
});

test('behavior: a choice is followed, and below it the newest again', () => {
  expect(idsOf({ q1: 'a1' })).toEqual(['q1', 'a1', 'q2-edited']);
  expect(idsOf({ q1: 'a1', a1: 'q2' })).toEqual(['q1', 'a1', 'q2', 'b2']);
});

test('behavior: switching there and back shows what was shown before, further down too', () => {
  const chosen = { q1: 'a1', a1: 'q2' };
  const other = switchBranch(tree, chosen, { place: 'q1', position: 2 });
  expect(idsOf(other)).toEqual(['q1', 'a1-again']);
  expect(idsOf(switchBranch(tree, other, { place: 'q1', position: 1 }))).toEqual(['q1', 'a1', 'q2', 'b2']);
});

test('behavior: whoever goes back to the newest sees what comes after it', () => {
  const choices = switchBranch(tree, { q1: 'a1' }, { place: 'q1', position: 2 });
  expect(choices).toEqual({});
  const grown = buildTree([...[...tree.values()].flat(), node('a1-third', 'q1')]);
  expect(findPath(grown, choices).at(-1)?.message.id).toBe('a1-third');
});

test('behavior: beginnings are versions of each other, and a lost parent makes a beginning', () => {
  const two = buildTree([node('first'), node('second'), node('orphan', 'gone')]);
  expect(two.get(ROOT)?.map(({ id }) => id)).toEqual(['first', 'second', 'orphan']);
  expect(findPath(two, { [ROOT]: 'first' }).map(({ position, count }) => [position, count])).toEqual([[1, 3]]);
});

test('error: a choice of what is no longer there is none; a place that is not there changes nothing', () => {
  expect(idsOf({ q1: 'deleted', nowhere: 'x' })).toEqual(['q1', 'a1-again']);
  const choices = { q1: 'a1' };
  expect(switchBranch(tree, choices, { place: 'q1', position: 3 })).toBe(choices);
  expect(findPath(buildTree([]), {})).toEqual([]);
});
