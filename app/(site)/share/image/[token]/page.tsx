import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SharedImageView } from '@/components/share/shared-image-view.tsx';
import { sharedImageStrings } from '@/lib/strings/shared-image.ts';
import { readSharedImage } from './read-shared-image.ts';

type SharePageProps = { params: Promise<{ token: string }> };

/** Shared with whoever has the link, not with search engines: proxy.ts says the same in a header. */
export async function generateMetadata({ params }: SharePageProps): Promise<Metadata> {
  const image = await readSharedImage((await params).token);
  const page = { title: sharedImageStrings.pageTitle, robots: { index: false, follow: false } };
  if (image === null || image === 'missing' || image.nsfw) return page;
  const { url, width, height, prompt } = image;
  return { ...page, openGraph: { title: sharedImageStrings.pageTitle, images: [{ url, width, height, alt: prompt }] } };
}

export default async function SharedImagePage({ params }: SharePageProps) {
  const { token } = await params;
  const image = await readSharedImage(token);
  if (image === 'missing') notFound();
  return (
    <main className="mx-auto w-full max-w-4xl flex-1 px-5 pt-6 pb-16 sm:px-8 sm:pt-10">
      <SharedImageView token={token} initial={image} />
    </main>
  );
}
