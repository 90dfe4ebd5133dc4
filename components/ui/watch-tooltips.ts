import { placeTooltip } from './place-tooltip.ts';

const DELAY_MS = 400;
/** Moving from one button to the next shows the next text at once. */
const WARM_MS = 300;
/** Long enough to move onto the tooltip itself (WCAG 1.4.13). */
const LEAVE_MS = 120;

/**
 * Shows in `box`, a manual popover, the text of whatever element with `data-tooltip` the mouse rests on or a key brought the
 * focus to. One box for the whole page, in the browser's top layer: nothing clips it. Not for touch, where a press is meant.
 *
 * @returns what ends it
 */
export function watchTooltips(box: HTMLElement): () => void {
  const ending = new AbortController();
  let target: HTMLElement | null = null;
  let timer = 0;
  let hiddenAtMs = Number.NEGATIVE_INFINITY;

  const isShown = () => box.matches(':popover-open');
  const hide = () => {
    clearTimeout(timer);
    if (!isShown()) return;
    box.hidePopover();
    hiddenAtMs = performance.now();
  };
  const show = () => {
    if (!target?.isConnected || !target.dataset.tooltip) return;
    box.textContent = target.dataset.tooltip;
    if (!isShown()) box.showPopover();
    const viewport = { width: document.documentElement.clientWidth };
    const { left, top } = placeTooltip(target.getBoundingClientRect(), box.getBoundingClientRect(), viewport);
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  };
  const showLater = () => {
    box.style.pointerEvents = '';
    const isWarm = isShown() || performance.now() - hiddenAtMs < WARM_MS;
    timer = window.setTimeout(show, isWarm ? 0 : DELAY_MS);
  };
  const handleOver = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    const next = box.contains(event.target) ? target : event.target.closest<HTMLElement>('[data-tooltip]');
    if (next === target) {
      // Back on it, or over to the tooltip: it stays.
      if (next !== null && isShown()) clearTimeout(timer);
      return;
    }
    clearTimeout(timer);
    target = next;
    if (next === null) timer = window.setTimeout(hide, LEAVE_MS);
    else showLater();
  };
  const handleFocus = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-tooltip]:focus-visible')) return;
    target = event.target;
    // Nobody points at it: it must not be in the way of what lies below, as after Escape has closed a menu.
    box.style.pointerEvents = 'none';
    show();
  };
  // Only what moves the button itself: a chat scrolls whenever an answer grows.
  const handleScroll = (event: Event) => event.target instanceof Node && event.target.contains(target) && hide();
  const handleKey = (event: KeyboardEvent) => event.key !== 'Tab' && hide();
  const options = { signal: ending.signal, capture: true, passive: true };
  document.addEventListener('pointerover', handleOver, options);
  document.addEventListener('pointerdown', hide, options);
  document.addEventListener('scroll', handleScroll, options);
  document.addEventListener('focusin', handleFocus, options);
  document.addEventListener('focusout', hide, options);
  document.addEventListener('keydown', handleKey, options);
  window.addEventListener('blur', hide, options);
  return () => {
    hide();
    ending.abort();
  };
}
