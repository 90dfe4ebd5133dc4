'use client';

type Keys = Record<'onPrevious' | 'onNext' | 'onFavourite' | 'onDownload' | 'onDelete', () => unknown>;

/** React's or the document's. */
type KeyPress = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat' | 'target' | 'preventDefault'>;

/** The lightbox's keys, wherever in it the focus is, but for a text field. Escape is the dialog's own. */
export function useLightboxKeys(keys: Keys): (event: KeyPress) => void {
  const byKey: Readonly<Record<string, () => unknown>> = {
    ArrowLeft: keys.onPrevious,
    ArrowRight: keys.onNext,
    f: keys.onFavourite,
    d: keys.onDownload,
    Delete: keys.onDelete,
  };
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
    const run = byKey[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
}
