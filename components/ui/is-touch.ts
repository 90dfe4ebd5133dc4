/** Whether fingers are what this device is used with: then a field that gets the focus brings up a keyboard. */
export function isTouch(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
