'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { Button } from '../ui/button.tsx';

/** Asks for the next page this far before its place is reached. */
const AHEAD = '800px';

/** The end of the gallery: fetches the next page when it comes near. The button is for when that didn't work. */
export function LoadOlder({ loading, onLoad }: { loading: boolean; onLoad: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const load = useEffectEvent(onLoad);
  // Looked at anew after each page: a tall window may have room for the next one as well.
  useEffect(() => {
    const element = button.current;
    if (element === null || loading) return;
    const observer = new IntersectionObserver((entries) => entries.some((it) => it.isIntersecting) && load(), {
      root: element.closest('main'),
      rootMargin: AHEAD,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [loading]);
  return (
    <div className="mt-6 flex justify-center">
      <Button ref={button} size="small" disabled={loading} onClick={onLoad}>
        {loading ? strings.loading : strings.loadMore}
      </Button>
    </div>
  );
}
