import { type Ref, useLayoutEffect } from 'react';

type AnchorToProps = { element: HTMLElement | null; ref?: Ref<HTMLElement> };

/**
 * Stands in for a Radix trigger (`asChild`) and hands it a button that is already on the page: popups are placed at that
 * button and give the focus back to it. Radix's own trigger would have to replace the button, and with it lose the focus.
 */
export function AnchorTo({ element, ref }: AnchorToProps) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') {
      const cleanUp = ref(element);
      return typeof cleanUp === 'function' ? cleanUp : () => void ref(null);
    }
    if (ref) ref.current = element;
    return undefined;
  }, [element, ref]);
  return null;
}
