/** Whether shortcuts are pressed with ⌘. In browsers only; `platform` is deprecated, and all of them still have it. */
export function isMac(): boolean {
  return /^(Mac|iP)/.test(navigator.platform);
}
