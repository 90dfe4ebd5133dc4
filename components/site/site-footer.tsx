import Link from 'next/link';

export function SiteFooter() {
  return (
    <footer className="mx-auto mt-auto flex w-full max-w-6xl flex-wrap justify-between gap-x-8 gap-y-2 px-5 pt-10 pb-8 text-faint text-sm sm:px-8">
      <p>ashao · MIT licence</p>
      <nav aria-label="Footer" className="flex gap-6">
        <Link href="/chat" className="hover:text-ink">
          Chat
        </Link>
        <Link href="/earn" className="hover:text-ink">
          Run a worker
        </Link>
        <Link href="/guides" className="hover:text-ink">
          Guides
        </Link>
      </nav>
    </footer>
  );
}
