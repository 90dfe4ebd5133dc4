'use client';

import { lazy } from 'react';
import type { Theme } from '../shell/theme.ts';

const NotFoundPage = lazy(() => import('./not-found-page.tsx').then((module) => ({ default: module.NotFoundPage })));

/** Every page carries the one for missing pages along. This is what it carries: the frame's code comes when it is shown. */
export function LazyNotFound({ theme }: { theme: Theme }) {
  return <NotFoundPage theme={theme} />;
}
