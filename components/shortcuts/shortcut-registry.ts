import { isMac } from './is-mac.ts';
import { matchShortcut } from './match-shortcut.ts';
import type { BoundShortcutId } from './shortcuts.ts';

type Run = () => void;

/** What each shortcut does now. The newest wins: a page may take over what the shell does until it is left. */
const handlers = new Map<BoundShortcutId, Run[]>();

/** @returns what takes the handler away again */
export function registerShortcut(id: BoundShortcutId, run: Run): () => void {
  if (handlers.size === 0) window.addEventListener('keydown', handleKey);
  handlers.set(id, [...(handlers.get(id) ?? []), run]);
  return () => {
    const rest = (handlers.get(id) ?? []).filter((other) => other !== run);
    if (rest.length > 0) handlers.set(id, rest);
    else handlers.delete(id);
    if (handlers.size === 0) window.removeEventListener('keydown', handleKey);
  };
}

/** Does what the shortcut would do now. @returns false when that is nothing */
export function runShortcut(id: BoundShortcutId): boolean {
  const run = handlers.get(id)?.at(-1);
  run?.();
  return run !== undefined;
}

/** Whether the shortcut does anything now. */
export function hasShortcut(id: BoundShortcutId): boolean {
  return handlers.has(id);
}

function handleKey(event: KeyboardEvent): void {
  // Whoever handled the key before says so: an open menu its Escape, a field its own key.
  if (event.defaultPrevented || event.repeat) return;
  // 229 is what older Safari reports instead of `isComposing`: the key belongs to an input method.
  if (event.isComposing || event.keyCode === 229) return;
  const surroundings = { isMac: isMac(), inField: isField(event.target), dialogOpen: isLayerOpen() };
  const id = matchShortcut(event, surroundings);
  const run = id === null ? undefined : handlers.get(id)?.at(-1);
  if (run === undefined) return;
  event.preventDefault();
  run();
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/** What lies over the page: the browser's own dialogs and popovers, and menus and lists that say that they are open. */
const LAYERS = [
  'dialog[open]',
  ':popover-open:not([role=tooltip])',
  ...['dialog', 'alertdialog', 'menu', 'listbox'].map((role) => `[role=${role}][data-state=open]`),
].join(',');

function isLayerOpen(): boolean {
  return document.querySelector(LAYERS) !== null;
}
