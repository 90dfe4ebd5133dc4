import type { MetadataRoute } from 'next';
import { listGuides } from '@/lib/guides/read-guides.ts';
import { readOrigin } from './read-origin.ts';

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = await readOrigin();
  const guides = (await listGuides()).map(({ slug }) => `/guides/${slug}`);
  return ['/', '/treasury', '/guides', ...guides, '/licence'].map((path) => ({ url: origin + path }));
}
