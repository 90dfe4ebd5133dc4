import type { Metadata } from 'next';
import { GuideBrowser } from '@/components/site/guide-browser.tsx';
import { GuideList } from '@/components/site/guide-list.tsx';
import { listGuides } from '@/lib/guides/read-guides.ts';
import { guideStrings } from '@/lib/strings/guides.ts';

const { notFound } = guideStrings;

export const metadata: Metadata = { title: notFound.title };

export default async function GuideNotFound() {
  return (
    <div className="mx-auto w-full max-w-3xl px-5 pt-10 pb-20 sm:px-8 sm:pt-16">
      <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">{notFound.title}</h1>
      <p className="mt-3 text-lg text-muted">{notFound.text}</p>
      <GuideBrowser>
        <GuideList guides={await listGuides()} />
      </GuideBrowser>
    </div>
  );
}
