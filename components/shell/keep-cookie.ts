const YEAR_SECONDS = 31_536_000;

/** Cookies for what the server needs to draw a page right at once: no script before it, no flash after it. */
export function keepCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
