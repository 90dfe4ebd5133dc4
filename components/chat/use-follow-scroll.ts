'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** How far from the end still counts as being there: about two lines. */
const END_SLACK_PX = 56;

/**
 * Keeps a scrolling element at its end while its content grows, unless the reader has scrolled up.
 *
 * `away` is true when they have; `jump` brings them back.
 */
export function useFollowScroll(scroller: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>) {
  const following = useRef(true);
  const [away, setAway] = useState(false);

  const jump = useCallback(() => {
    following.current = true;
    setAway(false);
    const element = scroller.current;
    element?.scrollTo({ top: element.scrollHeight });
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (element === null || inner === null) return;
    let lastTop = element.scrollTop;
    const handleScroll = () => {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < END_SLACK_PX;
      // Only a move upwards is the reader's wish to stay. The distance alone is not: by the time the event of our own
      // scrolling arrives, the next tokens may already have put the end further away.
      if (atEnd) following.current = true;
      else if (element.scrollTop < lastTop) following.current = false;
      lastTop = element.scrollTop;
      setAway(!following.current && !atEnd);
    };
    const observer = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
      else handleScroll();
    });
    observer.observe(inner);
    observer.observe(element);
    element.addEventListener('scroll', handleScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', handleScroll);
    };
  }, [scroller, content]);

  return { away, jump };
}
