import { toPlainText } from './plain-text.ts';
import { slugifyHeading } from './slugify-heading.ts';

export type Heading = { anchor: string; text: string; level: 2 | 3 };

/** The second and third level headings of a guide, in order; `#` lines inside fenced code are text. */
export function listHeadings(body: string): Heading[] {
  const headings: Heading[] = [];
  let fenced = false;
  for (const line of body.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const match = fenced ? null : /^(#{2,3})\s+(.+?)\s*#*$/.exec(line);
    if (match === null) continue;
    const text = toPlainText(match[2] ?? '');
    headings.push({ anchor: slugifyHeading(text), text, level: match[1] === '##' ? 2 : 3 });
  }
  return headings;
}
