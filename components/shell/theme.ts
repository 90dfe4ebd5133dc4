import { keepCookie } from './keep-cookie.ts';

/** The theme is a cookie, so that the server draws the right one at once: no script, no flash. */
export const THEME_COOKIE = 'ashao_theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const CHANGED = 'ashao:theme';

export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** Applies a theme to the open page and keeps it for the next one. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  keepCookie(THEME_COOKIE, theme);
  window.dispatchEvent(new Event(CHANGED));
}

/** For `useSyncExternalStore`: the theme of the open page. */
export const themeStore = {
  subscribe(onChange: () => void): () => void {
    window.addEventListener(CHANGED, onChange);
    return () => window.removeEventListener(CHANGED, onChange);
  },
  read: (): Theme => parseTheme(document.documentElement.dataset.theme),
};
