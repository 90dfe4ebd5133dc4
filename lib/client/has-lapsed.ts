/** A signed address is asked for anew this long before its end: the download has to begin in time. */
const MARGIN_SECONDS = 30;

/** Whether the address of a picture's file is good no more. */
export function hasLapsed(url: string, nowMs = Date.now()): boolean {
  const expires = Number(new URLSearchParams(url.split('?')[1] ?? '').get('expires'));
  return expires > 0 && expires - MARGIN_SECONDS <= nowMs / 1_000;
}
