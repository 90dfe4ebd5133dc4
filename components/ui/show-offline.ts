/**
 * Goes from chat to chat without a network: the router would load the page anew, and lose the app with it, while the
 * address alone is enough to show what this page has. Online it does nothing.
 *
 * @returns whether it went
 */
export function showOffline(path: string): boolean {
  const stays = [path, window.location.pathname].every((at) => at.startsWith('/chat'));
  if (navigator.onLine || !stays) return false;
  window.history.pushState(null, '', path);
  return true;
}
