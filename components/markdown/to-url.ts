/** An absolute address, null when it is none. */
export function toUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
