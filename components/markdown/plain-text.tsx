/** A text as it is, with the distances of the rendered one, so that little moves when that takes its place. */
export function PlainText({ text }: { text: string }) {
  // Every paragraph of a long one would be an element for nothing.
  const paragraphs = text.trim().split(/\n\s*\n/, 200);
  const shown = paragraphs.length < 200 ? paragraphs : [text];
  return shown.map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text only grows at its end
    <p key={index} dir="auto" className="whitespace-pre-wrap">
      {paragraph}
    </p>
  ));
}
