/** Why a file can't be attached; lib/strings/composer.ts has the sentence for each. */
export type PictureProblem =
  | 'gif'
  | 'heic'
  | 'avif'
  | 'svg'
  | 'pdf'
  | 'other'
  | 'empty'
  | 'file-too-large'
  | 'too-many-pixels'
  | 'broken'
  | 'not-encoded'
  | 'not-loaded';

export class PictureError extends Error {
  override readonly name = 'PictureError';

  constructor(
    readonly problem: PictureProblem,
    options?: ErrorOptions,
  ) {
    super(problem, options);
  }
}
