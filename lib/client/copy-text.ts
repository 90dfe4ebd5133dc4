/** Writes to the clipboard. False where the browser does not allow it: without permission, or on plain http. */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    if (typeof text === 'string') await navigator.clipboard.writeText(text);
    // Asked for while the press still counts; the text may follow. Safari takes it in no other way.
    else await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text.then(toBlob) })]);
    return true;
  } catch {
    return false;
  }
}

function toBlob(text: string): Blob {
  return new Blob([text], { type: 'text/plain' });
}
