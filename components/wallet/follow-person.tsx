'use client';

import { lazy, Suspense } from 'react';
import { useStoredValue } from '../ui/use-stored-value.ts';
import { PERSON_KEY } from './person-key.ts';

const PersonWatch = lazy(() => import('./person-watch.ts').then((module) => ({ default: module.PersonWatch })));

/**
 * On the site's pages: a tab that somebody was signed in with holds drafts of theirs, which must go when they sign out in
 * another one. Tabs of visitors, most of them here, load nothing for it.
 */
export function FollowPerson() {
  const [person] = useStoredValue(PERSON_KEY, '', 'session');
  return (
    person !== '' && (
      <Suspense>
        <PersonWatch />
      </Suspense>
    )
  );
}
