/** What goes with the bytes of a picture, whoever gets them. */
export function fileHeaders(file: { type: string; size: number; cacheControl: string }): Headers {
  return new Headers({
    'content-type': file.type,
    'content-length': String(file.size),
    'cache-control': file.cacheControl,
    // Opened by itself it may do nothing at all.
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
}
