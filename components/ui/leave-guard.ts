type Ask = (goOn: () => void) => void;

let ask: Ask | null = null;

/** Goes on at once, or when the person agrees: where leaving the page loses something, they are asked. */
export function leavePage(goOn: () => void): void {
  if (ask === null) goOn();
  else ask(goOn);
}

/** @returns what takes the question away again */
export function guardPage(question: Ask): () => void {
  ask = question;
  return () => {
    if (ask === question) ask = null;
  };
}
