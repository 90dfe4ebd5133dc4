import Link from 'next/link';
import type { Guide } from '@/lib/guides/parse-guide.ts';
import { guideStrings } from '@/lib/strings/guides.ts';

const { article } = guideStrings;
const CARD = 'group block rounded-card border p-4 transition-colors hover:border-line-strong hover:bg-surface';

type GuideNeighboursProps = { previous: Guide | null; next: Guide | null };

/** The guides before and after this one, in a reader's order. */
export function GuideNeighbours({ previous, next }: GuideNeighboursProps) {
  if (previous === null && next === null) return null;
  return (
    <nav aria-label={article.neighbours} className="mt-14 grid gap-3 border-t pt-8 sm:grid-cols-2">
      {previous !== null && (
        <Link href={`/guides/${previous.slug}`} rel="prev" className={CARD}>
          <span className="block text-faint text-sm">← {article.previous}</span>
          <span className="mt-0.5 block font-medium group-hover:text-violet">{previous.title}</span>
        </Link>
      )}
      {next !== null && (
        <Link href={`/guides/${next.slug}`} rel="next" className={`${CARD} sm:col-start-2 sm:text-right`}>
          <span className="block text-faint text-sm">{article.next} →</span>
          <span className="mt-0.5 block font-medium group-hover:text-violet">{next.title}</span>
        </Link>
      )}
    </nav>
  );
}
