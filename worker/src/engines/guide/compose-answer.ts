import type { GuideSection } from '../../../../lib/guides/split-guide.ts';
import type { SearchGuides } from './search-guides.ts';

const PASSAGES_MAX = 3;
const PASSAGE_CHARS_MAX = 900;
const GREETING =
  /^\W*(hi|hello|hey|hallo|hola|good (morning|afternoon|evening)|thanks|thank you|test|ping|help)\b[\s\w!.,?]{0,20}$/i;

const ATTACH_MODEL = `**To get answers from a language model**, start Ollama or LM Studio on your machine: a worker finds it by itself when it
starts. Or let the worker download and run a small model of its own:

\`\`\`sh
npx ashao-worker --engine llama
\`\`\`
`;

type Library = { search: SearchGuides; sections: readonly GuideSection[]; site: string };

/** Markdown that answers with passages of the guides and never pretends to be a model's answer. `site` has no slash at its end. */
export function composeAnswer(question: string, { search, sections, site }: Library): string {
  const attach = `${ATTACH_MODEL}\n[How to run a worker](${site}/guides/run-a-worker)\n`;
  const list = listGuides(sections, site);
  if (GREETING.test(question)) {
    const welcome = /thank/i.test(question) ? 'You are welcome.' : 'Hello!';
    return `${welcome} No language model is attached to this worker, so I can't chat. I can look things up in the guides:\n\n${list}\n${attach}`;
  }
  const found = search(question, PASSAGES_MAX);
  if (found.length === 0) {
    return `No language model is attached to this worker, and the guides have nothing on this question. They cover:\n\n${list}\n${attach}`;
  }
  const what = found.length === 1 ? 'This is the passage' : 'These are the passages';
  const passages = found.map((section) => quoteSection(section, site)).join('\n');
  return `No language model is attached to this worker. ${what} of the guides closest to your question.\n\n${passages}\n---\n\n${attach}`;
}

function quoteSection(section: GuideSection, site: string): string {
  const { guide, heading, slug, anchor } = section;
  const title = anchor === '' ? guide : `${guide}: ${heading}`;
  const { text, cut } = cutPassage(section.text);
  // The answer is read elsewhere: links within the site or the guide have to be whole.
  const whole = text.replaceAll('](/', `](${site}/`).replaceAll('](#', `](${site}/guides/${slug}#`);
  const quote = whole.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  const link = `${site}/guides/${slug}${anchor === '' ? '' : `#${anchor}`}`;
  return `### ${title}\n\n${quote.join('\n')}\n\n[${cut ? 'Read on' : 'Read it in the guide'}](${link})\n`;
}

/** As many whole blocks as fit, at least one; a fenced block counts as one, so that a quotation never ends inside it. */
export function cutPassage(text: string): { text: string; cut: boolean } {
  const blocks: string[] = [];
  let fenced = false;
  for (const part of text.split(/\n{2,}/)) {
    if (fenced) blocks.push(`${blocks.pop() ?? ''}\n\n${part}`);
    else blocks.push(part);
    if ((part.match(/^\s*(```|~~~)/gm)?.length ?? 0) % 2 === 1) fenced = !fenced;
  }
  let length = 0;
  const kept = blocks.filter((block, index) => {
    length += block.length;
    return index === 0 || length <= PASSAGE_CHARS_MAX;
  });
  return { text: kept.join('\n\n'), cut: kept.length < blocks.length };
}

function listGuides(sections: readonly GuideSection[], site: string): string {
  const guides = new Map(sections.map(({ slug, guide }) => [slug, guide]));
  return [...guides].map(([slug, guide]) => `- [${guide}](${site}/guides/${slug})\n`).join('');
}
