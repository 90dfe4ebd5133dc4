import Link from 'next/link';
import type { GuideHit, Segment } from '@/lib/guides/schemas.ts';

/** A section that was found: its guide, its heading and the passage, linked to the heading. */
export function GuideResult({ hit }: { hit: GuideHit }) {
  const { slug, anchor, guide, heading, passage } = hit;
  return (
    <li className="border-b">
      <Link
        href={`/guides/${slug}${anchor === '' ? '' : `#${anchor}`}`}
        className="group -mx-3 block rounded-control px-3 py-4 focus-visible:-outline-offset-2"
      >
        <span className="block font-medium group-hover:text-violet group-focus-visible:text-violet">
          {heading.length > 0 ? <Marked segments={heading} /> : guide}
        </span>
        {heading.length > 0 && <span className="block text-faint text-sm">{guide}</span>}
        <span className="mt-1 block text-ui text-muted leading-relaxed">
          <Marked segments={passage} />
        </span>
      </Link>
    </li>
  );
}

function Marked({ segments }: { segments: readonly Segment[] }) {
  let at = 0;
  return segments.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    if (!hit) return <span key={key}>{text}</span>;
    return (
      <mark key={key} className="rounded-[3px] bg-violet/18 text-ink">
        {text}
      </mark>
    );
  });
}
