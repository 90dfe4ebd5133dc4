import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { GuideArticle } from '@/components/site/guide-article.tsx';
import { readGuide } from '@/lib/guides/read-guides.ts';

type GuidePageProps = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: GuidePageProps): Promise<Metadata> {
  const guide = await readGuide((await params).slug);
  return guide === null ? {} : { title: guide.title, description: guide.summary };
}

export default async function GuidePage({ params }: GuidePageProps) {
  const guide = await readGuide((await params).slug);
  if (guide === null) notFound();
  return (
    <main className="mx-auto w-full max-w-3xl px-5 pt-8 pb-16 sm:px-8 sm:pt-14">
      <Link href="/guides" className="mb-6 inline-block text-muted text-sm hover:text-ink">
        ← All guides
      </Link>
      <GuideArticle title={guide.title} body={guide.body} />
    </main>
  );
}
