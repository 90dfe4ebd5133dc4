'use client';

import { usePersonChange } from './use-person-change.ts';

/** For pages outside the app, see FollowPerson. */
export function PersonWatch(): null {
  usePersonChange();
  return null;
}
