'use client';

import { useSearchParams } from 'next/navigation';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { GuideResults } from './guide-results.tsx';
import { GuideSearchField } from './guide-search-field.tsx';

/** Search over all guides, given as children and shown while nothing is looked for. The results are plain links: the arrow keys move the focus from the field through them. */
export function GuideBrowser({ children }: { children: ReactNode }) {
  // The address has the query: a search can be linked to, and is there again after going back.
  const asked = useSearchParams().get('q') ?? '';
  const [query, setQuery] = useState(asked);
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLOListElement>(null);
  const wanted = query.trim();

  function change(next: string) {
    setQuery(next);
    const search = next.trim() === '' ? '' : `?${new URLSearchParams({ q: next.trim() })}`;
    window.history.replaceState(null, '', `/guides${search}`);
  }
  function clear() {
    change('');
    field.current?.focus();
  }
  function openFirst() {
    results.current?.querySelector('a')?.click();
  }
  function handleKey(event: KeyboardEvent) {
    // An input method moves through its own list with the same keys.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      clear();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [field.current, ...(results.current?.querySelectorAll('a') ?? [])];
    const at = stops.findIndex((stop) => stop !== null && stop === document.activeElement);
    const next = at === -1 ? null : stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field and the links inside come through here
    <div onKeyDown={handleKey} className="mt-8">
      <GuideSearchField field={field} query={query} onQuery={change} onClear={clear} onEnter={openFirst} />
      <div className="mt-6">
        {wanted !== '' && <GuideResults query={wanted} list={results} onClear={clear} />}
        <div hidden={wanted !== ''}>{children}</div>
      </div>
    </div>
  );
}
