import type { Heading } from '@/lib/guides/list-headings.ts';
import { guideStrings } from '@/lib/strings/guides.ts';

const { article } = guideStrings;

/** A guide's sections on narrow screens: folded above the text. */
export function GuideContentsFolded({ headings }: { headings: readonly Heading[] }) {
  return (
    <details className="mt-6 rounded-card border bg-surface xl:hidden">
      <summary className="cursor-pointer px-4 py-2.5 font-medium text-sm">{article.contents}</summary>
      <nav aria-label={article.contents} className="border-t px-4 py-2">
        <ul>
          {headings.map(({ anchor, text, level }) => (
            <li key={anchor} className={level === 3 ? 'pl-4' : undefined}>
              <a href={`#${anchor}`} className="block py-2 text-muted text-sm leading-snug hover:text-ink">
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}
