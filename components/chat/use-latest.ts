'use client';

import { useLayoutEffect, useRef } from 'react';

/** The newest value, for functions that must keep their identity. Not for reading while drawing. */
export function useLatest<T>(value: T): { readonly current: T } {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
