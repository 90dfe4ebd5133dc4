import MiniSearch from 'minisearch';
import type { GuideSection } from '../../../../lib/guides/split-guide.ts';

const STOP_WORDS = new Set(
  `a about all am an and any are as at be been but by can could did do does doing for from get give had has have hello
  help here hey hi how i if in into is it its just like make me more my of on one or our out please see should show so
  some tell than thanks that the their them then there these they this to up us use used uses using want was we were
  what when where which who why will with would you your explain describe write happen happens mean means need know work works
  actually really exactly long many much`.split(/\s+/),
);

/** What people write for what the guides call otherwise. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  price: ['cost', 'credit'],
  pricing: ['cost', 'credit', 'tier'],
  cost: ['credit', 'tier'],
  pay: ['credit', 'earn', 'paid'],
  money: ['credit', 'earn'],
  balance: ['credit'],
  login: ['sign', 'wallet'],
  signin: ['sign', 'wallet'],
  account: ['wallet', 'sign'],
  metamask: ['wallet'],
  gpu: ['worker', 'model'],
  ollama: ['worker', 'model'],
  host: ['operate', 'worker'],
  install: ['start'],
  deploy: ['operate', 'node'],
  delete: ['privacy', 'history'],
  endpoint: ['api'],
  curl: ['api'],
  private: ['privacy'],
  secret: ['privacy'],
  data: ['privacy', 'history'],
  env: ['environment', 'configuration'],
  var: ['variable', 'configuration'],
  die: ['disappear', 'lease'],
  crash: ['disappear', 'lease'],
  route: ['prompt', 'travel', 'queue'],
};

/** Lower case and without a plural ending; null drops the word. */
function processTerm(term: string): string | null {
  const word = term.toLowerCase();
  if (STOP_WORDS.has(word) || word.length < 2) return null;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(sh|ch|ss|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

/** A part of the question that a section must contain to count as found. */
const TERMS_SHARE_MIN = 0.34;
/** Beside the best section, only those nearly as good are worth reading. */
const SCORE_SHARE_MIN = 0.45;

const WORD_GAP = /[\s\p{Z}\p{P}]+/u;

export type SearchGuides = (question: string, limit: number) => GuideSection[];

/** Indexes sections for full-text search; the returned function gives the best ones first, none when nothing fits. */
export function createGuideSearch(sections: readonly GuideSection[]): SearchGuides {
  const index = new MiniSearch<GuideSection>({ fields: ['heading', 'guide', 'text'], processTerm });
  index.addAll(sections);
  const byId = new Map(sections.map((section) => [section.id, section]));
  return (question, limit) => {
    const asked = new Set(question.split(WORD_GAP).flatMap((word) => processTerm(word) ?? []));
    // The project's own name says nothing beside other words, and everything alone.
    if (asked.size > 1) asked.delete('ashao');
    if (asked.size === 0) return [];
    const related = [...asked].flatMap((word) => SYNONYMS[word] ?? []).filter((word) => !asked.has(word));
    const found = index.search(
      { combineWith: 'OR', queries: [[...asked].join(' '), { queries: related, boostTerm: () => 0.5 }] },
      {
        boost: { heading: 3, guide: 1.5 },
        prefix: (term) => term.length > 3,
        fuzzy: (term) => (term.length > 5 ? 1 : false),
      },
    );
    const best = found[0]?.score ?? 0;
    return found
      .filter(
        ({ queryTerms, score }) => queryTerms.length >= asked.size * TERMS_SHARE_MIN && score >= best * SCORE_SHARE_MIN,
      )
      .slice(0, limit)
      .flatMap(({ id }) => byId.get(String(id)) ?? []);
  };
}
