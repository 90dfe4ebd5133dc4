'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { describeError } from '@/lib/client/api-error.ts';
import { endImageShare, shareImage } from '@/lib/client/images-api.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { lightboxStrings as strings } from '@/lib/strings/lightbox.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { changeImage } from './image-cache.ts';

/** A picture's link: made, copied, ended. */
export function SharePicture({ image }: { image: Image }) {
  const { id, shareToken } = image;
  const queries = useQueryClient();
  const keep = (token: string | null) => changeImage(queries, id, (held) => ({ ...held, shareToken: token }));
  const publish = useMutation({ mutationFn: () => shareImage(id), onSuccess: (shared) => keep(shared.shareToken) });
  const end = useMutation({ mutationFn: () => endImageShare(id), onSuccess: () => keep(null) });
  const busy = publish.isPending || end.isPending;
  const error = publish.error ?? end.error;
  return (
    <section className="grid grid-cols-1 gap-2.5">
      {shareToken === null ? (
        <Button size="small" disabled={busy} className="justify-self-start" onClick={() => publish.mutate()}>
          <Link2 aria-hidden className="size-4" strokeWidth={1.75} />
          {strings.share}
        </Button>
      ) : (
        <>
          <Link token={shareToken} />
          <Button
            look="danger"
            size="small"
            disabled={busy}
            className="justify-self-start"
            onClick={() => end.mutate()}
          >
            {strings.endShare}
          </Button>
        </>
      )}
      <p className="text-meta text-muted leading-relaxed">{strings.shareHint}</p>
      <p role="status" className="text-meta text-muted empty:sr-only">
        {shareToken === null && end.isSuccess && strings.ended}
      </p>
      <p role="alert" className="text-bad text-meta empty:hidden">
        {error !== null && strings.shareFailed(describeError(error))}
      </p>
    </section>
  );
}

function Link({ token }: { token: string }) {
  const url = `${window.location.origin}/share/image/${token}`;
  return (
    <div className="flex items-center gap-1 rounded-control border bg-raised pr-1 pl-3">
      <input
        readOnly
        aria-label={strings.link}
        value={url}
        onFocus={(event) => event.target.select()}
        className="h-10 min-w-0 flex-1 truncate bg-transparent font-mono text-meta focus-visible:outline-none"
      />
      <CopyButton label={strings.copyLink} read={() => url} />
    </div>
  );
}
