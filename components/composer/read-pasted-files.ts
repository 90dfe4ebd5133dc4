/**
 * The files of a paste; none where it is text. A spreadsheet puts its cells on the clipboard as text and as a picture of
 * them, and means the text; a copied file brings its name as plain text alone, and a copied picture brings none.
 */
export function readPastedFiles(clipboard: Pick<DataTransfer, 'files' | 'getData'>): File[] {
  const isText = clipboard.getData('text/plain') !== '' && clipboard.getData('text/html') !== '';
  return isText ? [] : [...clipboard.files];
}
