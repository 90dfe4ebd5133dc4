'use client';

import { useRef, useState } from 'react';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { LoadError } from '../account/load-error.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useStoredValue } from '../ui/use-stored-value.ts';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { PERSON_KEY } from '../wallet/person-key.ts';
import { useSession } from '../wallet/use-session.ts';
import { DrawForm, type DrawFormHandle } from './draw-form.tsx';
import { Gallery } from './gallery.tsx';
import { useAnnounceEnds } from './use-announce-ends.ts';
import { useAnnouncements } from './use-announcements.ts';
import { useDraw } from './use-draw.ts';
import { useImages } from './use-images.ts';
import { usePersonLeft } from './use-person-left.ts';
import { usePollWaiting } from './use-poll-waiting.ts';

/** The studio: the form, and below it everything that was drawn with it or in a chat. */
export function ImagesScreen() {
  const session = useSession();
  const form = useRef<DrawFormHandle>(null);
  const { said, announce, forget } = useAnnouncements();
  const [favourite, setFavourite] = useState(false);
  const userId = session.user?.id ?? null;
  // Whom the cache was last emptied for. Until that is who is signed in, what it holds is somebody else's.
  const [keptFor] = useStoredValue(PERSON_KEY, '', 'session');
  const isOwn = userId !== null && keptFor === userId;
  usePersonLeft(keptFor, () => {
    forget();
    // Which picture was looked at, see useLightbox.
    if (window.location.search !== '') window.history.replaceState(null, '', window.location.pathname);
  });
  const list = useImages(false, isOwn);
  const pages = isOwn ? list.data?.pages : undefined;
  const waiting = pages?.flatMap(({ images }) => images.filter(({ state }) => state === 'waiting')) ?? [];
  usePollWaiting(waiting);
  useAnnounceEnds(pages, announce);
  const drawing = useDraw({
    // Among the favourites it would not be seen.
    onQueued: () => setFavourite(false),
    onAsked: (count) => announce(strings.asked(count)),
  });
  const focusForm = () => form.current?.focus();
  return (
    <main className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div className="px-4 pt-6 pb-16 sm:px-8 sm:pt-10">
        <div className="mx-auto max-w-3xl">
          <h1 className="mb-4 font-semibold text-2xl tracking-tight">{strings.title}</h1>
          <DrawForm ref={form} drawing={drawing} lastSeed={pages?.[0]?.images[0]?.seed ?? null} />
        </div>
        <div className="mx-auto mt-10 max-w-7xl">
          {session.data === undefined && session.isError ? (
            <LoadError error={session.error} onRetry={() => void session.refetch()} title={strings.sessionFailed} />
          ) : session.isPending || (userId !== null && !isOwn) ? (
            <Skeleton className="h-72 rounded-card" />
          ) : userId === null ? (
            <SignedOut />
          ) : (
            <Gallery key={userId} drawing={drawing} favourite={favourite} onFilter={setFavourite} onFill={focusForm} />
          )}
        </div>
      </div>
      <div role="status" aria-atomic={false} className="sr-only">
        {said.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
    </main>
  );
}

function SignedOut() {
  const { openConnect } = useConnectDialog();
  return (
    <section className="mx-auto max-w-3xl rounded-card border bg-surface p-6">
      <h2 className="font-medium">{strings.signedOutTitle}</h2>
      <p className="mt-1 mb-5 max-w-xl text-muted text-sm leading-relaxed">{strings.signedOutText}</p>
      <Button look="solid" onClick={openConnect}>
        {strings.signIn}
      </Button>
    </section>
  );
}
