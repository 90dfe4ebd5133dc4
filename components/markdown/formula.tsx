'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { katexRuntime } from './katex-runtime.ts';
import { useLazyValue } from './use-lazy-value.ts';

type FormulaProps = {
  tex: string;
  display: boolean;
  /** With its dollars: shown until it is drawn, and when it can't be. */
  source: string;
  draws: boolean;
};

/** A formula drawn by KaTeX, which is fetched when the first one appears. */
export function Formula({ tex, display, source, draws }: FormulaProps) {
  const target = useRef<HTMLSpanElement>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  const draw = useLazyValue(katexRuntime, draws);
  useLayoutEffect(() => {
    const element = target.current;
    if (element !== null && draw !== null && draws) setIsDrawn(draw(element, tex, display));
  }, [draw, draws, tex, display]);
  return (
    <span dir="ltr" className={display ? 'formula-display' : undefined}>
      <span ref={target} hidden={!isDrawn} />
      {!isDrawn && <code>{source}</code>}
    </span>
  );
}
