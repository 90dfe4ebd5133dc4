import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createGuideIndex } from '../../../lib/guides/create-guide-index.ts';
import { findWords } from '../../../lib/guides/fold-text.ts';
import { listHeadings } from '../../../lib/guides/list-headings.ts';
import { parseGuide } from '../../../lib/guides/parse-guide.ts';
import { toPlainText } from '../../../lib/guides/plain-text.ts';
import { listGuides } from '../../../lib/guides/read-guides.ts';
import type { Segment } from '../../../lib/guides/schemas.ts';
import { stemWord } from '../../../lib/guides/stem-word.ts';
import { synonyms } from '../../../lib/guides/synonyms.ts';

const search = createGuideIndex(await listGuides());
const links = (query: string) => search(query).map(({ slug, anchor }) => `${slug}${anchor === '' ? '' : `#${anchor}`}`);
const join = (segments: readonly Segment[]) => segments.map(({ text }) => text).join('');
const hits = (segments: readonly Segment[]) => segments.filter(({ hit }) => hit).map(({ text }) => text);

describe('searching the guides', () => {
  test.each([
    ['a word', 'nonce', 'sign-in-with-a-wallet#what-you-sign'],
    ['the beginning of a word', 'leas', 'how-a-prompt-travels#3-claim-one-worker-one-lease'],
    ['capitals', 'EXIT CODES', 'run-a-worker#exit-codes'],
    ['accents', 'lèase', 'how-a-prompt-travels#3-claim-one-worker-one-lease'],
    ['one wrong letter', 'wallat', 'sign-in-with-a-wallet'],
    ['two wrong letters in a long word', 'configurtaion', 'operate-a-node#configuration'],
    ['a whole question', 'how do i delete my history', 'privacy#delete-your-history'],
    ['a name with underscores', 'ASHAO_WORKER_KEY', 'run-a-worker#start-it'],
    ['another form of the word', 'charging', 'credits-and-tiers#when-you-are-charged'],
    ['a word that the guides have others for', 'refund', 'credits-and-tiers#when-you-are-charged'],
    ['a question with such a word', 'do I get a refund when it fails?', 'credits-and-tiers#when-you-are-charged'],
    ['what stands in a table', 'lease_lost', 'api-reference#workers'],
  ])('finds by %s', (_, query, link) => {
    expect(links(query)).toContain(link);
  });

  test('puts a section whose heading says it first', () => {
    expect(links('cookies')[0]).toBe('privacy#cookies');
    expect(links('back up')[0]).toBe('operate-a-node#back-up');
    expect(links('What does a worker see of me?')[0]).toBe('privacy#what-a-worker-sees');
  });

  test('knows other words only for words that the guides have', () => {
    const text = readdirSync('docs/guides')
      .map((file) => readFileSync(`docs/guides/${file}`, 'utf8'))
      .join(' ');
    const stems = new Set(findWords(text).map(({ word }) => stemWord(word)));
    const unknown = Object.values(synonyms)
      .flat()
      .filter((word) => !stems.has(stemWord(word)));
    expect(unknown).toEqual([]);
  });

  test.each([
    ['charge', 'charges', 'charged', 'charging'],
    ['query', 'queries'],
    ['cookie', 'cookies'],
    ['run', 'runs', 'running'],
    ['match', 'matches', 'matched'],
  ])('takes the forms of %s for one word', (...forms) => {
    expect(new Set(forms.map(stemWord)).size).toBe(1);
  });

  test('leaves short words and words that only look like forms apart', () => {
    for (const [one, other] of [
      ['bus', 'bu'],
      ['ring', 'r'],
      ['status', 'statu'],
      ['need', 'ne'],
    ] as const)
      expect(stemWord(one), one).not.toBe(stemWord(other));
  });

  test('finds nothing for what the guides do not have, and for no words', () => {
    for (const query of ['xylophone', '', '   ', '?!', '…']) expect(search(query), query).toEqual([]);
  });

  test('marks the words found, in a passage that has them', () => {
    const hit = search('postgresql cluster')[0];
    expect(hit?.slug).toBe('operate-a-node');
    expect(hits(hit?.passage ?? [])).toEqual(expect.arrayContaining(['PostgreSQL', 'cluster']));
    expect(join(hit?.passage ?? []).length).toBeLessThan(240);
  });

  test('marks a word with its accents, and nothing of another one', () => {
    const accented = createGuideIndex([parseGuide('cafe', '# Café\n\nUn café, s’il vous plaît. Cafetière too.')]);
    expect(hits(accented('cafe')[0]?.passage ?? [])).toEqual(['café', 'Cafetière']);
    expect(hits(accented('plait')[0]?.passage ?? [])).toEqual(['plaît']);
  });

  test('keeps two sections of one heading apart', () => {
    const twice = createGuideIndex([parseGuide('twice', '# Twice\n\n## Same\n\napple\n\n## Same\n\npear')]);
    expect(join(twice('pear')[0]?.passage ?? [])).toBe('pear');
    expect(twice('same')).toHaveLength(2);
  });

  test('shows a long passage from a word on, cut at words', () => {
    const filler = 'some other words stand here '.repeat(30);
    const long = createGuideIndex([parseGuide('long', `# Long\n\n${filler} needle in the middle ${filler}`)]);
    const text = join(long('needle')[0]?.passage ?? []);
    expect(text).toMatch(/^… \w+ .*needle in the middle.* \w+ …$/);
  });
});

test('plain text has the words of links, tables and lists, and none of their marks', () => {
  expect(toPlainText('- **Bold** and [a link](/x#y), `code_name`, _said_\n\n| a | b |\n| --- | :-: |\n| 1 | 2 |')).toBe(
    'Bold and a link, code_name, said a · b 1 · 2',
  );
});

test('headings of fenced code are not headings', () => {
  expect(listHeadings('## One `x`\n\n```sh\n## no\n```\n\n### Two, three\n\n# top')).toEqual([
    { anchor: 'one-x', text: 'One x', level: 2 },
    { anchor: 'two-three', text: 'Two, three', level: 3 },
  ]);
});
