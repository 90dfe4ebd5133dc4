import { markPassage, markWords } from './mark-passage.ts';
import type { Guide } from './parse-guide.ts';
import { toPlainText } from './plain-text.ts';
import { type RankedSection, rankSections } from './rank-sections.ts';
import type { GuideHit } from './schemas.ts';
import { splitGuide } from './split-guide.ts';

const RESULTS_MAX = 12;

export type SearchGuides = (query: string) => GuideHit[];

/** The search of the site's guides: the best sections with the words found in them marked. */
export function createGuideIndex(guides: readonly Guide[]): SearchGuides {
  const sections = guides.flatMap(({ slug, title, body }) => splitGuide({ slug, markdown: `# ${title}\n\n${body}` }));
  const rank = rankSections(sections);
  return (query) => rank(query, 'typing').slice(0, RESULTS_MAX).map(toHit);
}

function toHit({ section, stems }: RankedSection): GuideHit {
  const { slug, guide, heading, anchor, text } = section;
  return {
    slug,
    guide,
    heading: anchor === '' ? [] : markWords(toPlainText(heading), stems),
    anchor,
    passage: markPassage(toPlainText(text), stems),
  };
}
