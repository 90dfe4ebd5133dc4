'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { conversationStrings as strings } from '@/lib/strings/conversations.ts';
import { Button } from '../ui/button.tsx';

/** Asks for the next page this far before its place is reached. */
const AHEAD = '300px';

/** The end of the list: fetches the next page when it comes near. The button is for when that didn't work. */
export function LoadMore({ loading, onLoad }: { loading: boolean; onLoad: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const load = useEffectEvent(() => {
    if (!loading) onLoad();
  });
  useEffect(() => {
    const element = button.current;
    if (element === null) return;
    const root = element.closest('nav');
    const observer = new IntersectionObserver((entries) => entries.some((it) => it.isIntersecting) && load(), {
      root,
      rootMargin: AHEAD,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <Button ref={button} look="quiet" size="small" className="mt-3 w-full" disabled={loading} onClick={onLoad}>
      {loading ? strings.loading : strings.showOlder}
    </Button>
  );
}
