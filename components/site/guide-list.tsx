import Link from 'next/link';
import type { Guide } from '@/lib/guides/parse-guide.ts';
import { guideStrings } from '@/lib/strings/guides.ts';

export function GuideList({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return <p className="text-muted">{guideStrings.none}</p>;
  return (
    <ul className="border-t">
      {guides.map((guide) => (
        <li key={guide.slug} className="border-b">
          <Link href={`/guides/${guide.slug}`} className="group block py-5">
            <span className="font-medium text-lg group-hover:text-violet">{guide.title}</span>
            <span className="mt-1 line-clamp-2 block text-muted leading-relaxed">{guide.summary}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
