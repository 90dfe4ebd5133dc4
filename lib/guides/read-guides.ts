import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Guide, parseGuide } from './parse-guide.ts';

/** A reader's order: use it, understand it, run it, look things up. Guides that are not named here come last, by title. */
const ORDER = [
  'getting-started',
  'sign-in-with-a-wallet',
  'credits-and-tiers',
  'economy',
  'deposits-and-withdrawals',
  'how-a-prompt-travels',
  'privacy',
  'run-a-worker',
  'operate-a-node',
  'api-reference',
];

const SLUG = /^[a-z0-9][a-z0-9-]*$/;

function guidesFolder(): string {
  return path.join(process.cwd(), 'docs', 'guides');
}

/** All guides of `docs/guides`. An absent folder is an empty list. */
export async function listGuides(): Promise<Guide[]> {
  const files = await readdir(guidesFolder()).catch(() => []);
  const slugs = files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3));
  const guides = await Promise.all(slugs.map(readGuide));
  return guides
    .filter((guide) => guide !== null)
    .sort((a, b) => rank(a.slug) - rank(b.slug) || a.title.localeCompare(b.title, 'en'));
}

function rank(slug: string): number {
  const place = ORDER.indexOf(slug);
  return place === -1 ? ORDER.length : place;
}

/** One guide, or null when there is none of that name. */
export async function readGuide(slug: string): Promise<Guide | null> {
  // The slug comes from the address: without this, `../../.env` would be a guide as well.
  if (!SLUG.test(slug)) return null;
  const source = await readFile(path.join(guidesFolder(), `${slug}.md`), 'utf8').catch(() => null);
  return source === null ? null : parseGuide(slug, source);
}
