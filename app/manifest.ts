import type { MetadataRoute } from 'next';
import { THEME_COLORS } from '@/components/shell/theme-colors.ts';
import { siteStrings } from '@/lib/strings/site.ts';

/** What browsers need to install the chat as an app. No service worker: there is nothing to do without the network. */
export default function manifest(): MetadataRoute.Manifest {
  const icon = (purpose: 'any' | 'maskable', size: 192 | 512) => ({
    src: `/icons/${purpose}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const shortcutIcons = [{ src: '/icons/any-192.png', sizes: '192x192', type: 'image/png' }];
  return {
    id: '/chat',
    name: siteStrings.name,
    short_name: siteStrings.app.shortName,
    description: siteStrings.description,
    lang: 'en',
    start_url: '/chat',
    scope: '/',
    display: 'standalone',
    background_color: THEME_COLORS.dark,
    theme_color: THEME_COLORS.dark,
    categories: ['productivity', 'utilities'],
    icons: [icon('any', 192), icon('any', 512), icon('maskable', 192), icon('maskable', 512)],
    shortcuts: [
      { name: siteStrings.app.newChat, url: '/chat', icons: shortcutIcons },
      { name: siteStrings.app.guides, url: '/guides', icons: shortcutIcons },
    ],
  };
}
