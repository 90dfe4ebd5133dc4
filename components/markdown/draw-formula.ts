import katex from 'katex';
import 'katex/dist/katex.min.css';

/**
 * Draws a formula into an element, with MathML beside it for screen readers.
 *
 * `trust: false` refuses links, images and HTML in formulas; the two limits keep a macro that calls itself and a rule a
 * kilometre wide from harming the page.
 *
 * @returns false when it isn't well-formed: then the element is as it was
 */
export function drawFormula(element: HTMLElement, tex: string, display: boolean): boolean {
  const drawn = document.createElement('span');
  try {
    katex.render(tex, drawn, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      // What isn't trusted, such as \href, would be drawn in red.
      errorColor: 'currentcolor',
      trust: false,
      maxExpand: 200,
      maxSize: 10,
    });
  } catch {
    return false;
  }
  element.replaceChildren(...drawn.childNodes);
  return true;
}
