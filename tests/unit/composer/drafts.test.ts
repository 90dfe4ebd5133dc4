import { describe, expect, test } from 'vitest';
import { isSendKey } from '../../../components/composer/is-send-key.ts';
import { readPastedFiles } from '../../../components/composer/read-pasted-files.ts';
import { dropSent } from '../../../lib/client/drop-sent.ts';
import { stepPrompt } from '../../../lib/client/step-prompt.ts';

describe('what stays of a draft that was sent', () => {
  test('default: nothing', () => expect(dropSent('hello', 'hello')).toBe(''));
  test('behavior: what was typed after it', () => expect(dropSent('hello\n\nand more', 'hello')).toBe('and more'));
  test('behavior: all of it when it was changed meanwhile', () => expect(dropSent('help', 'hello')).toBe('help'));
});

test('earlier prompts: up to the first, down to the draft', () => {
  expect(stepPrompt(3, null, 'earlier')).toBe(2);
  expect(stepPrompt(3, 2, 'earlier')).toBe(1);
  expect(stepPrompt(3, 0, 'earlier')).toBe(0);
  expect(stepPrompt(3, 1, 'later')).toBe(2);
  expect(stepPrompt(3, 2, 'later')).toBeNull();
  expect(stepPrompt(3, null, 'later')).toBeNull();
  expect(stepPrompt(0, null, 'earlier')).toBeNull();
});

test('Enter sends, Shift+Enter does not; on touch only with Ctrl or ⌘', () => {
  const press = { key: 'Enter', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  expect(isSendKey(press, false)).toBe(true);
  expect(isSendKey({ ...press, shiftKey: true }, false)).toBe(false);
  expect(isSendKey({ ...press, ctrlKey: true, shiftKey: true }, false)).toBe(false);
  expect(isSendKey({ ...press, key: 'a' }, false)).toBe(false);
  expect(isSendKey(press, true)).toBe(false);
  expect(isSendKey({ ...press, metaKey: true }, true)).toBe(true);
});

test('a paste is files unless it is text with a picture of itself', () => {
  const file = new File(['x'], 'a.png');
  const paste = (texts: Record<string, string>) =>
    readPastedFiles({ files: [file] as unknown as FileList, getData: (type) => texts[type] ?? '' });
  expect(paste({})).toEqual([file]);
  expect(paste({ 'text/html': '<img src="a">' })).toEqual([file]);
  expect(paste({ 'text/plain': 'a.png' })).toEqual([file]);
  expect(paste({ 'text/plain': '1\t2', 'text/html': '<table>' })).toEqual([]);
});
