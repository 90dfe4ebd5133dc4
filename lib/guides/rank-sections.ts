import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import { findWords, foldWord } from './fold-text.ts';
import { toPlainText } from './plain-text.ts';
import type { GuideSection } from './split-guide.ts';
import { stemWord } from './stem-word.ts';
import { synonyms } from './synonyms.ts';

/** Words that say nothing about what is looked for. As one types, they count when nothing else was typed. */
const STOP_WORDS = new Set(
  `a about all am an and any are as at be been but by can could did do does doing for from get give had has have hello
  help here hey hi how i if in into is it its just like make me more my of on one or our out please should show so
  some tell than thanks that the their them then there these they this to up us use used uses using want was we were
  what when where which who why will with would you your explain describe write happen happens mean means need know work works
  actually really exactly long many much`.split(/\s+/),
);

/** A word that the guides have beside what was asked for counts half. */
const SYNONYM_BOOST = 0.5;
/** The part of the words asked for that a section has at least, where none has them all. */
const TERMS_PART_MIN = 0.34;

/** One wrong letter in a short word, two in a long one; in three letters each one counts. */
function allowTypos(term: string): number | false {
  if (term.length <= 3) return false;
  return term.length <= 6 ? 1 : 2;
}

/** A whole question needs less leniency than a word that is being typed, which may still be the beginning of another. */
const LENIENCY: Readonly<Record<'typing' | 'question', SearchOptions>> = {
  typing: { prefix: (term) => term.length > 1, fuzzy: allowTypos },
  question: { prefix: (term) => term.length > 3, fuzzy: (term) => (term.length > 5 ? 1 : false) },
};

/** `stems`: what of the section fits, see `stemWord`. */
export type RankedSection = { section: GuideSection; score: number; stems: ReadonlySet<string> };
export type RankSections = (query: string, kind: 'typing' | 'question') => RankedSection[];

/**
 * Full-text search over sections of guides, for the site and for a worker without a model: the best ones come first, none
 * when nothing fits. Case, accents and the forms of a word don't matter.
 */
export function rankSections(sections: readonly GuideSection[]): RankSections {
  const index = new MiniSearch({
    fields: ['heading', 'guide', 'text'],
    tokenize: (text) => findWords(text).map(({ word }) => word),
    processTerm: (term) => stemWord(foldWord(term)),
    searchOptions: { boost: { heading: 4, guide: 2 }, weights: { prefix: 0.6, fuzzy: 0.25 } },
  });
  // Two sections may have the same heading, so their places tell them apart.
  index.addAll(
    sections.map(({ heading, guide, text }, id) => ({
      id,
      heading: toPlainText(heading),
      guide,
      text: toPlainText(text),
    })),
  );

  return (query, kind) => {
    const wanted = tellingWords(query, kind);
    if (wanted.length === 0) return [];
    const queries = wanted.map(withSynonyms);
    const search = (combineWith: 'AND' | 'OR') => index.search({ combineWith, queries }, LENIENCY[kind]);
    const all = search('AND');
    const found =
      all.length > 0 ? all : search('OR').filter((hit) => hit.queryTerms.length >= wanted.length * TERMS_PART_MIN);
    return found.flatMap(({ id, score, terms }) => {
      const section = sections[Number(id)];
      return section === undefined ? [] : [{ section, score, stems: new Set(terms) }];
    });
  };
}

function tellingWords(query: string, kind: 'typing' | 'question'): string[] {
  const words = [...new Set(findWords(query).map(({ word }) => word))];
  const telling = words.filter((word) => !STOP_WORDS.has(word) && (kind === 'typing' || word.length > 1));
  // The project's own name says nothing beside other words, and everything alone.
  const named = telling.length > 1 ? telling.filter((word) => word !== 'ashao') : telling;
  return named.length === 0 && kind === 'typing' ? words : named;
}

function withSynonyms(word: string): Query {
  const related = SYNONYMS_BY_STEM.get(stemWord(word));
  if (related === undefined) return word;
  return {
    combineWith: 'OR',
    queries: [word, { queries: [...related], boostTerm: () => SYNONYM_BOOST, fuzzy: false }],
  };
}

const SYNONYMS_BY_STEM = new Map(Object.entries(synonyms).map(([word, related]) => [stemWord(word), related]));
