import type { MetadataRoute } from 'next';
import { readOrigin } from './read-origin.ts';

/** The site may be indexed; what belongs to people may not: the app, and conversations that were shared by a link. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/v1/', '/chat', '/earn', '/account', '/share'] },
    sitemap: `${await readOrigin()}/sitemap.xml`,
  };
}
