import type { Metadata } from 'next';
import { GuideList } from '@/components/site/guide-list.tsx';
import { listGuides } from '@/lib/guides/read-guides.ts';

export const metadata: Metadata = { title: 'Guides' };

export default async function GuidesPage() {
  const guides = await listGuides();
  return (
    <main className="mx-auto w-full max-w-3xl px-5 pt-8 pb-16 sm:px-8 sm:pt-14">
      <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">Guides</h1>
      <p className="mt-3 mb-9 text-lg text-muted">How the network works, and how to use it, run it and earn with it.</p>
      <GuideList guides={guides} />
    </main>
  );
}
