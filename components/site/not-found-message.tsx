import Link from 'next/link';
import { errorPageStrings } from '@/lib/strings/error-pages.ts';
import { buttonClasses } from '../ui/button.tsx';

const { notFound } = errorPageStrings;

export function NotFoundMessage() {
  return (
    <div className="mx-auto w-full max-w-6xl px-5 pt-16 pb-24 sm:px-8 sm:pt-24">
      <p className="font-mono text-faint text-sm">404</p>
      <h1 className="mt-3 font-semibold text-3xl tracking-tight sm:text-4xl">{notFound.title}</h1>
      <p className="mt-3 max-w-xl text-lg text-muted leading-relaxed">{notFound.text}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        <Link href="/chat" className={buttonClasses('solid')}>
          {notFound.chat}
        </Link>
        <Link href="/guides" className={buttonClasses()}>
          {notFound.guides}
        </Link>
        <Link href="/" className={buttonClasses('quiet')}>
          {notFound.home}
        </Link>
      </div>
    </div>
  );
}
