'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { describeError } from '@/lib/client/api-error.ts';
import { type ReportReason, reportSharedImage } from '@/lib/client/images-api.ts';
import { REPORT_REASONS } from '@/lib/images/schemas.ts';
import { sharedImageStrings as strings } from '@/lib/strings/shared-image.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Says what is wrong with a shared picture. */
export function ReportDialog({ token, onClose }: { token: string; onClose: () => void }) {
  const id = useId();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const report = useMutation({
    mutationFn: (chosen: ReportReason) =>
      reportSharedImage(token, { reason: chosen, ...(note.trim() === '' ? {} : { note: note.trim() }) }),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(reason === null);
    if (reason !== null && !report.isPending) report.mutate(reason);
  }
  const done = useRef<HTMLButtonElement>(null);
  // The button that had the focus has gone with its form.
  useLayoutEffect(() => {
    if (report.isSuccess) done.current?.focus();
  }, [report.isSuccess]);
  return (
    <Dialog open onOpenChange={onClose} title={strings.reportTitle} description={strings.reportText}>
      {/* There from the start: a region that comes together with its text is not read out. */}
      <p role="status" className="font-medium empty:sr-only">
        {report.isSuccess && strings.sent}
      </p>
      {report.isSuccess ? (
        <Button ref={done} look="solid" className="mt-4 w-full" onClick={onClose}>
          {strings.done}
        </Button>
      ) : (
        <form onSubmit={submit} className="grid grid-cols-1 gap-4">
          <fieldset>
            <legend className="mb-1.5 font-medium text-sm">{strings.reason}</legend>
            {REPORT_REASONS.map((each) => (
              <label
                key={each}
                className="flex min-h-9 pointer-coarse:min-h-11 cursor-pointer items-center gap-2.5 text-ui"
              >
                <input
                  type="radio"
                  name={`${id}reason`}
                  checked={reason === each}
                  onChange={() => setReason(each)}
                  className="size-4 shrink-0"
                />
                {strings.reasons[each]}
              </label>
            ))}
          </fieldset>
          <label className="grid gap-1.5 text-sm">
            {strings.note}
            <textarea
              rows={3}
              maxLength={1_000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              className="w-full resize-none rounded-control border border-line-strong bg-canvas px-3 py-2 text-base"
            />
          </label>
          <p role="alert" className="text-bad text-sm empty:hidden">
            {report.isError ? describeError(report.error) : missing && reason === null && strings.chooseFirst}
          </p>
          <Button type="submit" look="solid" disabled={report.isPending}>
            {report.isPending ? strings.sending : strings.send}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
