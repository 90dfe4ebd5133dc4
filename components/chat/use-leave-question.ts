'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { guardPage } from '../ui/leave-guard.ts';
import { SECOND_PLACE } from './second-place.ts';

/** What was agreed to has left by then, or won't: a sign-out that failed, a step back to this same chat. */
const LEFT_MS_MAX = 1_500;

/**
 * Asks before this page is left, by whatever way: a link, a button or a shortcut (leavePage), Back, or leaving the site,
 * where the browser asks in its own words.
 *
 * @param guarded whether there is something to lose
 * @returns whether it is asked now, and what the two answers do
 */
export function useLeaveQuestion(guarded: boolean) {
  const [goOn, setGoOn] = useState<{ run: () => void } | null>(null);
  const agreed = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const router = useRouter();

  useEffect(() => {
    if (!guarded) return;
    const { href } = window.location;
    const state: unknown = window.history.state;
    const ask = (run: () => void) => setGoOn({ run });
    const stopGuard = guardPage(ask);
    const handleClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
      if (link === null || agreed.current || !leads(event, link)) return;
      // Before React and the router hear of it. The same press follows once more when it was agreed to.
      event.preventDefault();
      event.stopPropagation();
      ask(() => link.click());
    };
    // Back can't be refused, and the router hears of it first. So this chat stands in the history twice, each with the state
    // the router knows it by: Back only goes from one to the other, and the page stays.
    const standTwice = () => window.history.pushState({ ...Object(state), [SECOND_PLACE]: true }, '', href);
    const handleBack = () => {
      if (agreed.current || window.location.href !== href) return;
      standTwice();
      ask(() => {
        window.history.back();
        // Where there is nothing to go back to, or only this chat again: to a new one.
        timer.current = setTimeout(() => router.replace('/chat'), LEFT_MS_MAX / 3);
      });
    };
    // Loaded anew, it may stand there twice from before.
    if (Object(state)[SECOND_PLACE] !== true) standTwice();
    const handleUnload = (event: BeforeUnloadEvent) => {
      if (!agreed.current) event.preventDefault();
    };
    window.addEventListener('click', handleClick, true);
    window.addEventListener('popstate', handleBack);
    window.addEventListener('beforeunload', handleUnload);
    return () => {
      clearTimeout(timer.current);
      stopGuard();
      window.removeEventListener('click', handleClick, true);
      window.removeEventListener('popstate', handleBack);
      window.removeEventListener('beforeunload', handleUnload);
    };
  }, [router, guarded]);

  return {
    asked: goOn !== null,
    stay: () => setGoOn(null),
    leave: () => {
      agreed.current = true;
      setTimeout(() => {
        agreed.current = false;
      }, LEFT_MS_MAX);
      setGoOn(null);
      if (goOn !== null) fromFirstPlace(goOn.run);
    },
  };
}

/** Leaves from the first of the two places: what comes next then follows it, and takes the place of the second. */
function fromFirstPlace(run: () => void): void {
  if (Object(window.history.state)[SECOND_PLACE] !== true) {
    run();
    return;
  }
  const timer = setTimeout(goOn, LEFT_MS_MAX / 3);
  window.addEventListener('popstate', goOn, { once: true });
  window.history.back();
  function goOn() {
    clearTimeout(timer);
    window.removeEventListener('popstate', goOn);
    // The router has heard of the step back by then, and asks for no page of its own any more.
    setTimeout(run);
  }
}

/** Whether a press on a link takes this page away: not in another tab, not a file, not a place in the same page. */
function leads(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (link.hasAttribute('download') || (link.target !== '' && link.target !== '_self')) return false;
  if (!/^https?:$/.test(link.protocol)) return false;
  const [here] = window.location.href.split('#');
  return link.href.split('#')[0] !== here;
}
