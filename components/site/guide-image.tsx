/** A picture of this site in a guide. In the repository its path leads into `public`, whose files have no such prefix here. */
export function GuideImage({ href, alt }: { href: string; alt: string }) {
  const source = /^(?:\.\.\/)*public(\/[\w/-]+\.svg)$/.exec(href)?.[1];
  if (source === undefined) return alt;
  return (
    // biome-ignore lint/performance/noImgElement: an SVG of two kilobytes has nothing to optimise
    <img src={source} alt={alt} width={560} height={320} className="my-2 h-auto w-full max-w-xl" />
  );
}
