import MiniSearch, { type SearchOptions } from 'minisearch';
import { findWords, foldWord } from './fold-text.ts';
import { markPassage, markWords } from './mark-passage.ts';
import type { Guide } from './parse-guide.ts';
import { toPlainText } from './plain-text.ts';
import type { GuideHit } from './schemas.ts';
import { type GuideSection, splitGuide } from './split-guide.ts';

const RESULTS_MAX = 12;

/** Words that say nothing about what is looked for. They count when nothing else was typed. */
const STOP_WORDS = new Set(
  'a an and are as at be by can do does for from how i if in is it my of on or the to what when where which who why with'.split(
    ' ',
  ),
);

/** One wrong letter in a short word, two in a long one; in three letters each one counts. */
function allowTypos(term: string): number | false {
  if (term.length <= 3) return false;
  return term.length <= 6 ? 1 : 2;
}

const OPTIONS: SearchOptions = {
  boost: { heading: 4, guide: 2 },
  // As one types, every word may still be the beginning of another.
  prefix: (term) => term.length > 1,
  fuzzy: allowTypos,
  weights: { prefix: 0.6, fuzzy: 0.25 },
};

export type SearchGuides = (query: string) => GuideHit[];

/** Full-text search over guides; the best sections come first, none when nothing fits. Case and accents don't matter. */
export function createGuideIndex(guides: readonly Guide[]): SearchGuides {
  const sections = guides
    .flatMap(({ slug, title, body }) => splitGuide({ slug, markdown: `# ${title}\n\n${body}` }))
    // Two sections may have the same heading, so their places tell them apart.
    .map((section, place) => ({
      ...section,
      id: String(place),
      heading: toPlainText(section.heading),
      text: toPlainText(section.text),
    }));
  const index = new MiniSearch<GuideSection>({
    fields: ['heading', 'guide', 'text'],
    tokenize: (text) => findWords(text).map(({ word }) => word),
    processTerm: foldWord,
  });
  index.addAll(sections);
  const byId = new Map(sections.map((section) => [section.id, section]));

  return (query) => {
    const words = findWords(query).map(({ word }) => word);
    const telling = words.filter((word) => !STOP_WORDS.has(word));
    const wanted = (telling.length > 0 ? telling : words).join(' ');
    if (wanted === '') return [];
    const all = index.search(wanted, { ...OPTIONS, combineWith: 'AND' });
    const found = all.length > 0 ? all : index.search(wanted, { ...OPTIONS, combineWith: 'OR' });
    return found.slice(0, RESULTS_MAX).flatMap(({ id, terms }) => {
      const section = byId.get(String(id));
      return section === undefined ? [] : [toHit(section, new Set(terms))];
    });
  };
}

function toHit({ slug, guide, heading, anchor, text }: GuideSection, found: ReadonlySet<string>): GuideHit {
  return {
    slug,
    guide,
    heading: anchor === '' ? [] : markWords(heading, found),
    anchor,
    passage: markPassage(text, found),
  };
}
