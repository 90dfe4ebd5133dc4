import Link from 'next/link';
import { Mark } from '@/components/shell/mark.tsx';
import { buttonClasses } from '@/components/ui/button.tsx';

export default function NotFoundPage() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center px-6">
      <Mark className="size-9" />
      <h1 className="mt-5 font-semibold text-2xl tracking-tight">There is no page here</h1>
      <p className="mt-2 text-muted leading-relaxed">The address may be mistyped, or the page was moved or removed.</p>
      <div className="mt-7 flex gap-3">
        <Link href="/chat" className={buttonClasses('solid')}>
          Open chat
        </Link>
        <Link href="/" className={buttonClasses()}>
          Start page
        </Link>
      </div>
    </main>
  );
}
