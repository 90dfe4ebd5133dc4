/** A file's name for a title: letters and digits of any script survive; what a file system or a header could stumble over doesn't. */
export function exportFileName(title: string, extension: string): string {
  const name = [...title.normalize('NFC')]
    .slice(0, 60)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${name || 'conversation'}.${extension}`;
}
