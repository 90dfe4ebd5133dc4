import { keepCookie } from './keep-cookie.ts';

/** Whether the sidebar is shown on wide screens; a cookie, so that the server draws the page as it was left. */
export const SIDEBAR_COOKIE = 'ashao_sidebar';

export function parseSidebar(value: string | undefined): boolean {
  return value !== 'hidden';
}

export function keepSidebar(shown: boolean): void {
  keepCookie(SIDEBAR_COOKIE, shown ? 'shown' : 'hidden');
}
