import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { slugifyHeading } from '../../../lib/guides/slugify-heading.ts';
import { splitGuide } from '../../../lib/guides/split-guide.ts';
import { cutPassage } from '../../../worker/src/engines/guide/compose-answer.ts';
import { createGuideEngine } from '../../../worker/src/engines/guide/guide-engine.ts';

const folder = path.resolve(import.meta.dirname, '../../../docs/guides');
const guides = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ slug: file.slice(0, -3), markdown: readFileSync(path.join(folder, file), 'utf8') }));
const engine = createGuideEngine({ guides, site: 'https://site.example', wordsPerSecond: Number.POSITIVE_INFINITY });

async function ask(question: string, signal = new AbortController().signal): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of engine.generate([{ role: 'user', content: question }], { signal })) pieces.push(piece);
  return pieces;
}

test.each([
  ['How much does a message cost?', 'credits-and-tiers#what-a-message-costs'],
  ['Explain how ashao routes a prompt.', 'how-a-prompt-travels'],
  ['How do I run a worker with Ollama?', 'run-a-worker#choose-a-model'],
  ['what happens when a worker crashes', 'how-a-prompt-travels#when-a-worker-disappears'],
  ['how do I log in with metamask', 'sign-in-with-a-wallet#how-to-sign-in'],
  ['How do I delete my history?', 'privacy#delete-your-history'],
  ['backup of the database', 'operate-a-node#back-up'],
  ['which environment variables are there', 'operate-a-node#configuration'],
  ['how do I stream an answer with curl', 'api-reference#stream-an-answer'],
  ['What is ashao?', 'getting-started#what-ashao-is'],
  ['Can I get a refund?', 'credits-and-tiers#when-you-are-charged'],
  ['What does a worker see of me?', 'privacy#what-a-worker-sees'],
])('default: %s', async (question, link) => {
  const answer = (await ask(question)).join('');
  expect(answer.split('\n')[0]).toMatch(/^No language model is attached to this worker/);
  expect(answer).toContain(`(https://site.example/guides/${link})`);
  expect(answer).toContain('npx ashao-worker --engine llama');
});

test('behavior: says so and lists the guides when nothing fits', async () => {
  for (const question of ['What is the capital of France?', 'Write a poem about autumn', '???']) {
    const answer = (await ask(question)).join('');
    expect(answer).toContain('the guides have nothing on this question');
    for (const { slug } of guides) expect(answer).toContain(`/guides/${slug})`);
  }
});

test('behavior: the passage that fits best is quoted first', async () => {
  const first = async (question: string) =>
    /\(https:\/\/site\.example\/guides\/([^)]+)\)/.exec((await ask(question)).join(''))?.[1];
  expect(await first('What does a worker see of me?')).toBe('privacy#what-a-worker-sees');
  expect(await first('refund')).toBe('credits-and-tiers#when-you-are-charged');
});

test('behavior: a greeting is answered as one', async () => {
  expect((await ask('Hi!')).join('')).toMatch(/^Hello! No language model is attached/);
  expect((await ask('thank you')).join('')).toMatch(/^You are welcome\. No language model/);
  expect((await ask('Hi, how much does a message cost?')).join('')).toContain('#what-a-message-costs');
});

test('behavior: streams word by word at its pace, and stops when told', async () => {
  const paced = createGuideEngine({ guides, site: 'https://site.example', wordsPerSecond: 100 });
  const control = new AbortController();
  const startedAt = performance.now();
  let words = 0;
  for await (const piece of paced.generate([{ role: 'user', content: 'hi' }], { signal: control.signal })) {
    expect(piece.trim()).not.toMatch(/\s/);
    words += 1;
    if (words === 30) control.abort();
  }
  expect(words).toBe(30);
  expect(performance.now() - startedAt).toBeGreaterThan(250);
});

test('behavior: every link between guides leads to a page and heading that exist', () => {
  const targets = new Set(guides.flatMap(({ slug }) => `/guides/${slug}`));
  for (const section of guides.flatMap(splitGuide)) targets.add(`/guides/${section.slug}#${section.anchor}`);
  for (const { slug, markdown } of guides) {
    for (const [, link] of markdown.matchAll(/\]\((\/guides\/[^)]*|#[^)]*)\)/g)) {
      const target = link?.startsWith('#') ? `/guides/${slug}${link}` : link;
      expect(targets, `${slug}.md`).toContain(target);
    }
  }
});

test('behavior: every guide begins with its title and a paragraph, and no heading is there twice', () => {
  for (const guide of guides) {
    expect(guide.markdown, guide.slug).toMatch(/^# .+\n\n\w/);
    const anchors = splitGuide(guide).map(({ anchor }) => anchor);
    expect(new Set(anchors).size, guide.slug).toBe(anchors.length);
  }
});

test('behavior: a comment line of a code block is not a heading', () => {
  const markdown = '# Title\n\nSummary.\n\n## One: it’s here\n\n```sh\n# not a heading\nls\n```\n\nEnd.\n';
  expect(splitGuide({ slug: 'a', markdown })).toEqual([
    { id: 'a#', slug: 'a', guide: 'Title', heading: 'Title', anchor: '', text: 'Summary.' },
    expect.objectContaining({
      anchor: slugifyHeading('One: it’s here'),
      text: expect.stringContaining('# not a heading'),
    }),
  ]);
});

test('behavior: a passage is cut between blocks, never inside code', () => {
  const code = `\`\`\`sh\n${'echo\n\n'.repeat(300)}\`\`\``;
  expect(cutPassage(`Intro.\n\n${code}\n\nEnd.`)).toEqual({ text: 'Intro.', cut: true });
  expect(cutPassage(code)).toEqual({ text: code, cut: false });
});
