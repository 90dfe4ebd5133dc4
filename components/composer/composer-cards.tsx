import { PictureNotices } from './picture-notices.tsx';
import { SendError } from './send-error.tsx';
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
  return (
    <div className="grid max-h-[50dvh] gap-2 overflow-y-auto pb-3 empty:hidden">
      <PictureNotices refused={refused} lost={lost} onDismiss={dismiss} />
      {failure !== null && (
        <SendError error={failure.error} busy={busy} onRetry={failure.retry} onDismiss={onDismiss} />
      )}
    </div>
  );
}
