'use client';

import { type ComponentProps, type MouseEvent, type SyntheticEvent, useContext, useLayoutEffect, useRef } from 'react';
import { joinClasses } from './join-classes.ts';
import { LiftToastsContext } from './lift-toasts.ts';

type ModalProps = Omit<ComponentProps<'dialog'>, 'open' | 'onClose'> & {
  open: boolean;
  onClose: () => void;
  /** Whether a press beside it closes it. */
  lightDismiss?: boolean;
};

/**
 * The browser's own modal dialog: it holds the focus, gives it back, closes on Escape and makes the rest of the page
 * inert, without a line of code for any of it. Everything that dialogs and drawers here have in common.
 */
export function Modal({ open, ...props }: ModalProps) {
  return open ? <OpenModal {...props} /> : null;
}

function OpenModal({ onClose, lightDismiss = true, className, ...props }: Omit<ModalProps, 'open'>) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedBeside = useRef(false);
  const liftToasts = useContext(LiftToastsContext);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    element.showModal();
    const lower = liftToasts(element);
    return () => {
      // Before it leaves the page, or the focus would not go back.
      element.close();
      lower();
    };
  }, [liftToasts]);
  function handleCancel(event: SyntheticEvent) {
    // A file field's cancel comes by here as well.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    onClose();
  }
  // The dialog's box is filled by its content: what hits the dialog itself has hit the backdrop. Both ends of the press
  // must: a selection of text that ends out there closes nothing.
  const isBeside = (event: MouseEvent) => event.target === event.currentTarget;
  function handleClick(event: MouseEvent) {
    if (lightDismiss && pressedBeside.current && isBeside(event)) onClose();
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key, see onCancel
    <dialog
      ref={dialog}
      onCancel={handleCancel}
      // Browsers close it without asking when Escape is pressed twice.
      onClose={() => !dialog.current?.open && onClose()}
      onMouseDown={(event) => {
        pressedBeside.current = isBeside(event);
      }}
      onClick={handleClick}
      className={joinClasses(
        'overscroll-contain bg-surface p-0 text-ink shadow-lift backdrop:bg-overlay focus-visible:outline-none',
        className,
      )}
      {...props}
    />
  );
}
