import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { slugifyHeading } from '../../../../lib/guides/slugify-heading.ts';
import { EngineStartError } from '../../errors.ts';

const guideFiles = z.array(z.object({ slug: z.string(), markdown: z.string() }));
export type GuideFile = z.infer<typeof guideFiles>[number];

/** A heading of a guide with the text below it. The first section of a guide is its summary; its anchor is empty. */
export type GuideSection = { id: string; slug: string; guide: string; heading: string; anchor: string; text: string };

/** The guides that were bundled with the program, `dist/guides.json`. */
export async function loadGuides(): Promise<GuideFile[]> {
  const path = join(dirname(fileURLToPath(import.meta.url)), 'guides.json');
  try {
    return guideFiles.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new EngineStartError('The guides are missing: run "npm run build -w worker".', { cause });
  }
}

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
