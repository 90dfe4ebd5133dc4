'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes files dropped anywhere in the window, and says while some are held over it. Without it a file that misses its
 * mark is opened by the browser in place of the page.
 */
export function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const drop = useEffectEvent((files: FileList) => onFiles([...files]));

  useEffect(() => {
    // Moving between two elements enters the one before it leaves the other.
    let depth = 0;
    const show = (next: number) => {
      depth = Math.max(0, next);
      setDragging(depth > 0);
    };
    const handlers = {
      dragenter: () => show(depth + 1),
      dragleave: () => show(depth - 1),
      dragover: () => undefined,
      drop: (event: DragEvent) => {
        show(0);
        if (event.dataTransfer !== null) drop(event.dataTransfer.files);
      },
    };
    const handle = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      handlers[event.type as keyof typeof handlers](event);
    };
    const names = Object.keys(handlers) as (keyof typeof handlers)[];
    for (const name of names) window.addEventListener(name, handle);
    return () => {
      for (const name of names) window.removeEventListener(name, handle);
    };
  }, []);
  return dragging;
}
