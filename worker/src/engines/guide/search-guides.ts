import { rankSections } from '../../../../lib/guides/rank-sections.ts';
import type { GuideSection } from '../../../../lib/guides/split-guide.ts';

/** Beside the best section, only those nearly as good are worth reading. */
const SCORE_SHARE_MIN = 0.45;

export type SearchGuides = (question: string, limit: number) => GuideSection[];

/** The sections that answer a question, ranked as the site's own search does, the best first; none when nothing fits. */
export function createGuideSearch(sections: readonly GuideSection[]): SearchGuides {
  const rank = rankSections(sections);
  return (question, limit) => {
    const found = rank(question, 'question');
    const best = found[0]?.score ?? 0;
    return found
      .filter(({ score }) => score >= best * SCORE_SHARE_MIN)
      .slice(0, limit)
      .map(({ section }) => section);
  };
}
