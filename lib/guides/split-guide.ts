import { slugifyHeading } from './slugify-heading.ts';

export type GuideFile = { slug: string; markdown: string };

/** A heading of a guide with the text below it. The first section of a guide is its summary; its anchor is empty. */
export type GuideSection = { id: string; slug: string; guide: string; heading: string; anchor: string; text: string };

/** Splits a guide at its headings; `#` lines inside fenced code are text. Anchors are the web page's heading ids. */
export function splitGuide({ slug, markdown }: GuideFile): GuideSection[] {
  const sections: GuideSection[] = [];
  let guide = slug;
  let current: { heading: string; anchor: string; lines: string[] } = { heading: slug, anchor: '', lines: [] };
  const finish = () => {
    const text = current.lines.join('\n').trim();
    if (text !== '')
      sections.push({
        id: `${slug}#${current.anchor}`,
        slug,
        guide,
        heading: current.heading,
        anchor: current.anchor,
        text,
      });
  };
  let fenced = false;
  for (const line of markdown.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const match = fenced ? null : /^(#{1,6})\s+(.+?)\s*#*$/.exec(line);
    if (match === null) {
      current.lines.push(line);
      continue;
    }
    finish();
    const heading = match[2] ?? '';
    if (match[1] === '#') {
      guide = heading;
      current = { heading, anchor: '', lines: [] };
      continue;
    }
    current = { heading, anchor: slugifyHeading(heading), lines: [] };
  }
  finish();
  return sections;
}
