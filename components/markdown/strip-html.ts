/** Elements of HTML: their tags are dropped. What only looks like a tag, as in `Vec<T>` or `<your-name>`, is text. */
const ELEMENTS = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button
  canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
  figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins
  kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup
  option output p param picture plaintext portal pre progress q rp rt ruby s samp script search section select slot
  small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title
  tr track tt u ul var video wbr xmp`.split(/\s+/),
);

/** The words of raw HTML, without tags, comments, scripts and styles. */
export function stripHtml(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replaceAll(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/?([a-z][a-z\d-]*)(?:[\s/][^<>]*)?>/gi, (tag, name: string) =>
      ELEMENTS.has(name.toLowerCase()) ? '' : tag,
    )
    .replaceAll(/<[!?][^<>]*>/g, '');
}
