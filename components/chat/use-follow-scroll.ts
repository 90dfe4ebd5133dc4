'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useLatest } from './use-latest.ts';

/** How far from the end still counts as being there: about two lines. */
const END_SLACK_PX = 56;

/**
 * Keeps a scrolling element at its end while its content grows, unless the reader has scrolled up. Only a conversation has
 * an end to be at: where `enabled` is false, as for the greeting of a new chat, its beginning is what is seen.
 *
 * `away` is true when they have; `jump` brings them back; `hold` keeps what is in view where it is, for a change of
 * content that the reader has asked for in the middle of it.
 */
export function useFollowScroll(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  enabled: boolean,
) {
  const on = useLatest(enabled);
  const following = useRef(true);
  /** A height the content is kept at, so that the place in view exists although the new content is shorter. */
  const held = useRef(0);
  const [away, setAway] = useState(false);

  const keepHeight = useCallback(
    (height: number) => {
      held.current = height;
      content.current?.style.setProperty('min-height', height === 0 ? '' : `${height}px`);
    },
    [content],
  );
  const jump = useCallback(() => {
    following.current = true;
    setAway(false);
    keepHeight(0);
    const element = scroller.current;
    element?.scrollTo({ top: on.current ? element.scrollHeight : 0 });
  }, [scroller, keepHeight, on]);
  const hold = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    following.current = false;
    keepHeight(element.scrollTop + element.clientHeight);
  }, [scroller, keepHeight]);

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (element === null || inner === null) return;
    let lastTop = element.scrollTop;
    let lastHeight = element.scrollHeight;
    const handleScroll = () => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      const atEnd = scrollHeight - scrollTop - clientHeight < END_SLACK_PX;
      // Only a move upwards is the reader's wish to stay. The distance alone is not: by the time the event of our own
      // scrolling arrives, the next tokens may already have put the end further away. Nor is a move by as much as the
      // content has shrunk: messages out of view have estimated heights, and the browser corrects for the true ones.
      const shrunk = Math.min(0, scrollHeight - lastHeight);
      const movedUp = scrollTop < lastTop + shrunk;
      if (held.current > 0) {
        // The kept height goes as soon as the reader has moved away from it.
        if (movedUp) keepHeight(Math.min(held.current, scrollTop + clientHeight));
      } else if (atEnd) following.current = true;
      if (movedUp && !atEnd && on.current) following.current = false;
      lastTop = scrollTop;
      lastHeight = scrollHeight;
      setAway(on.current && !following.current && !atEnd);
    };
    const observer = new ResizeObserver(() => {
      if (on.current && following.current) element.scrollTop = element.scrollHeight;
      else handleScroll();
    });
    observer.observe(inner);
    observer.observe(element);
    element.addEventListener('scroll', handleScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', handleScroll);
    };
  }, [scroller, content, keepHeight, on]);

  return { away, jump, hold };
}
