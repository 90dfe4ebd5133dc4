import { describe, expect, test } from 'vitest';
import { applyTemplate } from '../../../lib/client/apply-template.ts';
import { filterTemplates } from '../../../lib/client/filter-templates.ts';
import { findPlaceholder } from '../../../lib/client/find-placeholder.ts';
import { findUnfilled } from '../../../lib/client/find-unfilled.ts';
import { parseTemplates } from '../../../lib/client/parse-templates.ts';
import { readTemplateQuery } from '../../../lib/client/read-template-query.ts';
import { TEMPLATE_NAME_CHARS_MAX, TEMPLATES_MAX } from '../../../lib/constants.ts';
import { promptTemplates } from '../../../lib/strings/prompt-templates.ts';

describe('a draft that asks for a template', () => {
  test('default: is a slash and the beginning of a name', () => {
    expect(readTemplateQuery('/')).toBe('');
    expect(readTemplateQuery('/review c')).toBe('review c');
  });
  test('behavior: a message that merely has a slash is not one', () => {
    for (const draft of ['', 'a/b', ' /sum', '/ is the root', '/usr\n/bin', `/${'x'.repeat(60)}`]) {
      expect(readTemplateQuery(draft), draft).toBeNull();
    }
  });
  test('behavior: names are found by the beginning of any word, whole beginnings first', () => {
    const names = (query: string) =>
      filterTemplates([{ name: 'Weekly code' }, { name: 'Code review' }, { name: 'Decode' }], query).map(
        (it) => it.name,
      );
    expect(names('code')).toEqual(['Code review', 'Weekly code']);
    expect(names('CODE R')).toEqual(['Code review']);
    expect(names('')).toHaveLength(3);
    expect(names('nothing')).toEqual([]);
  });
});

describe('placeholders', () => {
  test('default: are names in braces', () => {
    expect(findPlaceholder('Write {target language} now')).toEqual({ start: 6, end: 23 });
    expect(findPlaceholder('{a} and {été}', 3)).toEqual({ start: 8, end: 13 });
  });
  test('behavior: those of a template that were left are found, a person’s own braces are not', () => {
    const template = 'Translate {text} into {language}.';
    expect(findUnfilled('Translate {name} into {language}.', template)).toEqual({ start: 22, end: 32 });
    expect(findUnfilled('Translate {name} into Welsh.', template)).toBeNull();
  });
  test('behavior: code is not', () => {
    for (const text of ['{}', '{ "a": 1 }', '{1}', '{a\nb}', `{${'x'.repeat(40)}}`]) {
      expect(findPlaceholder(text), text).toBeNull();
    }
  });
  test('behavior: what was written goes into the first one, or below', () => {
    expect(applyTemplate('In {n} words: {text}', '')).toBe('In {n} words: {text}');
    expect(applyTemplate('Sum up: {text}', ' $& {x} ')).toBe('Sum up: $& {x}');
    expect(applyTemplate('Sum up', 'words')).toBe('Sum up\n\nwords');
  });
  test('behavior: every template that comes with the product has one', () => {
    for (const { text } of promptTemplates) expect(findPlaceholder(text)).not.toBeNull();
  });
});

test('stored templates: what is none is left out, whatever it is', () => {
  const good = { id: '1', name: 'Mine', text: 'Say {what}' };
  expect(parseTemplates(JSON.stringify([good, { id: 2 }, null, { ...good, name: '' }]))).toEqual([good]);
  expect(parseTemplates(JSON.stringify([{ ...good, name: 'x'.repeat(TEMPLATE_NAME_CHARS_MAX + 1) }]))).toEqual([]);
  expect(parseTemplates(JSON.stringify(Array(TEMPLATES_MAX + 9).fill(good)))).toHaveLength(TEMPLATES_MAX);
  for (const stored of ['', 'not json', '{}', '"text"', 'null']) expect(parseTemplates(stored)).toEqual([]);
});
