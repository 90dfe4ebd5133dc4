import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SharedView } from '@/components/share/shared-view.tsx';
import { shareStrings } from '@/lib/strings/share.ts';
import { isShared } from './is-shared.ts';

// Shared with whoever has the link, not with search engines: proxy.ts says the same in a header.
export const metadata: Metadata = { title: shareStrings.pageTitle, robots: { index: false, follow: false } };

type SharePageProps = { params: Promise<{ id: string }> };

export default async function SharePage({ params }: SharePageProps) {
  const { id } = await params;
  if (!(await isShared(id))) notFound();
  return (
    <main className="mx-auto w-full max-w-column flex-1 px-5 pt-8 pb-16 sm:px-8 sm:pt-12">
      <SharedView id={id} />
    </main>
  );
}
