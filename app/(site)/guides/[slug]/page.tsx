import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { GuideArticle } from '@/components/site/guide-article.tsx';
import { GuideContents } from '@/components/site/guide-contents.tsx';
import { GuideContentsFolded } from '@/components/site/guide-contents-folded.tsx';
import { GuideNeighbours } from '@/components/site/guide-neighbours.tsx';
import { listHeadings } from '@/lib/guides/list-headings.ts';
import { listGuides, readGuide } from '@/lib/guides/read-guides.ts';
import { guideStrings } from '@/lib/strings/guides.ts';

type GuidePageProps = { params: Promise<{ slug: string }> };

/** A guide with fewer sections is seen at a glance without a table of them. */
const HEADINGS_MIN = 4;

export async function generateMetadata({ params }: GuidePageProps): Promise<Metadata> {
  const guide = await readGuide((await params).slug);
  // What not-found.tsx says of itself is not read.
  if (guide === null) return { title: guideStrings.notFound.title };
  return { title: guide.title, description: guide.summary, alternates: { canonical: `/guides/${guide.slug}` } };
}

export default async function GuidePage({ params }: GuidePageProps) {
  const guide = await readGuide((await params).slug);
  if (guide === null) notFound();
  const guides = await listGuides();
  const place = guides.findIndex(({ slug }) => slug === guide.slug);
  const headings = listHeadings(guide.body);
  const isLong = headings.length >= HEADINGS_MIN;
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,44rem)] justify-center gap-x-16 px-5 pt-8 pb-20 sm:px-8 sm:pt-12 xl:grid-cols-[minmax(0,44rem)_15rem] xl:justify-between">
      <div className="min-w-0">
        <Link href="/guides" className="mb-6 inline-block text-muted text-sm hover:text-ink">
          ← {guideStrings.all}
        </Link>
        <GuideArticle
          title={guide.title}
          body={guide.body}
          contents={isLong && <GuideContentsFolded headings={headings} />}
        />
        <GuideNeighbours previous={guides[place - 1] ?? null} next={guides[place + 1] ?? null} />
      </div>
      {isLong && (
        <div className="hidden xl:block">
          <GuideContents headings={headings} />
        </div>
      )}
    </div>
  );
}
