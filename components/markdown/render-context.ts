import type { ComponentType, ReactNode } from 'react';
import type { Footnotes } from './number-footnotes.ts';

export type LinkProps = { href: string; text: string; children: ReactNode };

/** What differs between an answer, a guide and a footnote. The same object for the same settings: blocks compare it. */
export type RenderContext = {
  Link: ComponentType<LinkProps>;
  /** Draws pictures: for texts of this project alone. Left out, a picture is a link and never loaded. */
  Image?: ComponentType<{ href: string; alt: string }>;
  /** Ids for headings; null where several texts share a page. */
  headingId: ((text: string) => string) | null;
  /** What stands after a heading that has an id, such as its link. */
  HeadingLink?: ComponentType<{ id: string; text: string }>;
  /** Whether formulas are drawn; else their source is shown. */
  formulas: boolean;
  footnotes: Footnotes | null;
};

/** The same for one block of it. */
export type BlockContext = RenderContext & {
  block: number;
  /** It is the last block of a text that is still arriving. */
  open: boolean;
};
