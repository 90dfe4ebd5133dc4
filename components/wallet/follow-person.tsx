'use client';

import { lazyValue } from '../markdown/lazy-value.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { useStoredValue } from '../ui/use-stored-value.ts';
import { PERSON_KEY } from './person-key.ts';

const watchCode = lazyValue(async () => (await import('./person-watch.ts')).PersonWatch);

/**
 * On the site's pages: a tab that somebody was signed in with holds drafts of theirs, which must go when they sign out in
 * another one. Tabs of visitors, most of them here, load nothing for it.
 */
export function FollowPerson() {
  const [person] = useStoredValue(PERSON_KEY, '', 'session');
  const PersonWatch = useLazyValue(watchCode, person !== '');
  return person !== '' && PersonWatch && <PersonWatch />;
}
