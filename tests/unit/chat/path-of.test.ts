import { expect, test } from 'vitest';
import { pathOf } from '../../../lib/chat/path-of.ts';
import type { Message } from '../../../lib/chat/schemas.ts';

const message = (id: string, parentId: string | null): Message => ({
  id,
  parentId,
  role: 'user',
  content: id,
  createdAt: '',
  images: [],
  job: null,
});
const tree = [message('a', null), message('b', 'a'), message('c', 'b'), message('b2', 'a'), message('z', null)];
const idsOf = (messages: Message[]) => messages.map(({ id }) => id);

test('default: the path to a message, from its beginning', () => {
  expect(idsOf(pathOf(tree, 'c'))).toEqual(['a', 'b', 'c']);
  expect(idsOf(pathOf(tree, 'b2'))).toEqual(['a', 'b2']);
});

test('behavior: without a message it is the newest one’s', () => {
  expect(idsOf(pathOf(tree))).toEqual(['z']);
  expect(pathOf([])).toEqual([]);
});

test('behavior: an unknown message has no path; a damaged tree ends', () => {
  expect(pathOf(tree, 'nobody')).toEqual([]);
  expect(idsOf(pathOf([message('a', 'b'), message('b', 'a')], 'a'))).toEqual(['b', 'a']);
  expect(idsOf(pathOf([message('a', 'gone')], 'a'))).toEqual(['a']);
});
