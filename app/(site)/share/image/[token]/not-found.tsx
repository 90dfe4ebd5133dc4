import { NoSharedImage } from '@/components/share/no-shared-image.tsx';

export default function SharedImageNotFound() {
  return (
    <main className="mx-auto w-full max-w-column flex-1 px-5 pt-8 pb-16 sm:px-8 sm:pt-12">
      <NoSharedImage />
    </main>
  );
}
