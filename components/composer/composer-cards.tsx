import { describeError } from '@/lib/client/api-error.ts';
import { composerStrings } from '@/lib/strings/composer.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { pictureNoticesCode } from './picture-notices-code.ts';
import { sendErrorCode } from './send-error-code.ts';
import type { usePictures } from './use-pictures.ts';
import type { Failure } from './use-shown-failure.ts';

type ComposerCardsProps = {
  failure: Failure | null;
  busy: boolean;
  pictures: ReturnType<typeof usePictures>;
  onDismiss: () => void;
};

/** What went wrong, above the field. The field itself stays where it is: cards take their room from the conversation. */
export function ComposerCards({ failure, busy, pictures, onDismiss }: ComposerCardsProps) {
  const { refused, lost, dismiss } = pictures;
  const PictureNotices = useLazyValue(pictureNoticesCode, refused.length > 0 || lost > 0);
  const SendError = useLazyValue(sendErrorCode, failure !== null);
  return (
    <div className="grid max-h-[50dvh] gap-2 overflow-y-auto pb-3 empty:hidden">
      {PictureNotices && <PictureNotices refused={refused} lost={lost} onDismiss={dismiss} />}
      {failure !== null &&
        (SendError === null ? (
          // While the card's code is on its way, and where it can't be fetched: offline before the first message.
          <Notice
            title={composerStrings.notSent}
            actions={
              <Button size="small" disabled={busy} onClick={failure.retry}>
                {composerStrings.tryAgain}
              </Button>
            }
          >
            {describeError(failure.error, composerStrings.draftKept)}
          </Notice>
        ) : (
          <SendError error={failure.error} busy={busy} onRetry={failure.retry} onDismiss={onDismiss} />
        ))}
    </div>
  );
}
