'use client';

import { useEffect, useState } from 'react';
import type { Heading } from '@/lib/guides/list-headings.ts';
import { guideStrings } from '@/lib/strings/guides.ts';
import { joinClasses } from '../ui/join-classes.ts';

const { article } = guideStrings;

/** A guide's sections beside the text, the one being read marked. */
export function GuideContents({ headings }: { headings: readonly Heading[] }) {
  const current = useCurrentSection(headings);
  return (
    <nav aria-label={article.contents} className="sticky top-8 max-h-[calc(100dvh-4rem)] overflow-y-auto">
      <p className="mb-3 font-medium text-sm">{article.contents}</p>
      <ul className="border-l">
        {headings.map(({ anchor, text, level }) => (
          <li key={anchor}>
            <a
              href={`#${anchor}`}
              aria-current={anchor === current ? 'location' : undefined}
              className={joinClasses(
                '-ml-px block border-l py-1 text-sm leading-snug hover:text-ink',
                level === 3 ? 'pl-7' : 'pl-4',
                anchor === current ? 'border-violet text-ink' : 'border-transparent text-muted',
              )}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The section being read: the last one whose heading has come into the upper third of the window. */
function useCurrentSection(headings: readonly Heading[]): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const elements = headings.flatMap(({ anchor }) => document.getElementById(anchor) ?? []);
    function update() {
      const line = window.innerHeight / 3;
      const passed = elements.filter((element) => element.getBoundingClientRect().top <= line);
      setCurrent(passed.at(-1)?.id ?? null);
    }
    // Told only when a heading crosses the line, not at every step of a scroll.
    const observer = new IntersectionObserver(update, { rootMargin: '0px 0px -66% 0px' });
    for (const element of elements) observer.observe(element);
    return () => observer.disconnect();
  }, [headings]);
  return current;
}
