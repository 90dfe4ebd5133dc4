import { pictureNoticeStrings as strings } from '@/lib/strings/picture-notices.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { RefusedPicture } from './picture-store.ts';

type PictureNoticesProps = { refused: readonly RefusedPicture[]; lost: number; onDismiss: () => void };

/** What was not attached and why, or what a reload has lost. */
export function PictureNotices({ refused, lost, onDismiss }: PictureNoticesProps) {
  if (refused.length === 0 && lost === 0) return null;
  return (
    <Notice
      tone="warn"
      title={refused.length > 0 ? strings.notAttached : strings.lostPictures(lost)}
      actions={
        <Button size="small" onClick={onDismiss}>
          {strings.dismiss}
        </Button>
      }
    >
      {refused.length > 0 && (
        <ul>
          {refused.map((one) =>
            'leftOut' in one ? (
              <li key="left-out">{strings.tooMany(one.leftOut)}</li>
            ) : (
              <li key={`${one.name}-${one.problem}`}>
                <span className="text-ink">{one.name}</span>: {strings.problems[one.problem]}
              </li>
            ),
          )}
        </ul>
      )}
    </Notice>
  );
}
