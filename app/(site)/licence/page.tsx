import type { Metadata } from 'next';
import { readLicence } from '@/lib/guides/read-licence.ts';
import { siteStrings } from '@/lib/strings/site.ts';

const { licence } = siteStrings;

export const metadata: Metadata = { title: licence.title, description: licence.description };

export default async function LicencePage() {
  const text = await readLicence();
  return (
    <div className="mx-auto w-full max-w-6xl px-5 pt-10 pb-20 sm:px-8 sm:pt-16">
      <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">{licence.title}</h1>
      <div className="mt-6 max-w-[42rem] text-muted leading-relaxed">
        {(text ?? licence.missing)
          .trim()
          .split(/\n\s*\n/)
          .map((paragraph) => (
            <p key={paragraph} className="mt-4">
              {paragraph}
            </p>
          ))}
      </div>
    </div>
  );
}
