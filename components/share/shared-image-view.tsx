'use client';

import { useQuery } from '@tanstack/react-query';
import { Flag } from 'lucide-react';
import Link from 'next/link';
import { lazy, Suspense, useState } from 'react';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { formatDate } from '@/lib/client/format.ts';
import { fetchSharedImage } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { SharedImage } from '@/lib/images/schemas.ts';
import { imageStrings } from '@/lib/strings/images.ts';
import { sharedImageStrings as strings } from '@/lib/strings/shared-image.ts';
import { Button, buttonClasses } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { NoSharedImage } from './no-shared-image.tsx';
import { SharedPicture } from './shared-picture.tsx';

// Read by the few who report.
const ReportDialog = lazy(() => import('./report-dialog.tsx').then((module) => ({ default: module.ReportDialog })));

type SharedImageViewProps = {
  token: string;
  /** As the server has read it; null where it could not. */
  initial: SharedImage | null;
};

/** What the link of a picture shows, or why it shows nothing. */
export function SharedImageView({ token, initial }: SharedImageViewProps) {
  const [reporting, setReporting] = useState(false);
  const share = useQuery({
    queryKey: queryKeys.sharedImage(token),
    queryFn: ({ signal }) => fetchSharedImage(token, signal),
    ...(initial === null ? {} : { initialData: initial }),
    // A revoked one must not live on in an open page's cache.
    refetchOnWindowFocus: 'always',
  });
  if (share.error instanceof ApiError && share.error.status === 404) return <NoSharedImage />;
  if (share.data === undefined) {
    if (share.isPending) return <Skeleton className="aspect-square max-h-[70dvh] w-full rounded-card" />;
    return (
      <Notice
        title={strings.failedTitle}
        actions={
          <Button size="small" onClick={() => void share.refetch()}>
            {strings.tryAgain}
          </Button>
        }
      >
        {describeError(share.error)}
      </Notice>
    );
  }
  const image = share.data;
  return (
    <article>
      <SharedPicture image={image} onLost={() => share.refetch()} />
      <h1 className="mt-6 max-h-[50dvh] overflow-y-auto whitespace-pre-wrap text-lg leading-relaxed [overflow-wrap:anywhere]">
        {image.prompt}
      </h1>
      <p className="mt-2 text-muted text-sm">{listOrigin(image).join(' · ')}</p>
      <footer className="mt-6 flex flex-wrap items-center gap-2 border-t pt-6">
        <Link href="/images" className={buttonClasses('solid')}>
          {strings.drawOwn}
        </Link>
        <Button look="quiet" className="ml-auto" onClick={() => setReporting(true)}>
          <Flag aria-hidden className="size-4" strokeWidth={1.75} />
          {strings.report}
        </Button>
      </footer>
      {reporting && (
        <Suspense>
          <ReportDialog token={token} onClose={() => setReporting(false)} />
        </Suspense>
      )}
    </article>
  );
}

function listOrigin({ model, style, createdAt }: SharedImage): string[] {
  const origin: string[] = [strings.origin];
  if (model !== null) origin.push(strings.model(model));
  if (style !== 'None') origin.push(strings.style(imageStrings.styleNames[style]));
  origin.push(strings.drawnOn(formatDate(createdAt)));
  return origin;
}
