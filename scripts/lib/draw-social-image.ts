import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { siteStrings } from '../../lib/strings/site.ts';
import { drawMark, INK, VIOLET } from './draw-mark.ts';
import { PROJECT_ROOT } from './project-root.ts';

/** The picture that link previews show, as a page of 1200 by 630. The font is in it: the page loads nothing. */
export async function drawSocialImage(): Promise<string> {
  const [regular, bold] = await Promise.all(['Regular', 'SemiBold'].map(readFont));
  const { name, hero } = siteStrings;
  const mark = (size: number, share: number) =>
    `<div style="width:${size}px;height:${size}px">${drawMark({ ground: 'full', share })}</div>`;
  return `<!doctype html><meta charset="utf-8"><style>
    @font-face { font-family: Geist; font-weight: 400; src: url(data:font/woff2;base64,${regular}); }
    @font-face { font-family: Geist; font-weight: 600; src: url(data:font/woff2;base64,${bold}); }
    * { margin: 0; box-sizing: border-box; }
    body { position: relative; width: 1200px; height: 630px; overflow: hidden; background: ${INK}; color: #efedf3; font-family: Geist; }
    main { position: absolute; inset: 72px 80px; display: flex; flex-direction: column; }
    .name { display: flex; align-items: center; gap: 16px; margin-left: -8px; font-size: 48px; font-weight: 600; letter-spacing: -0.02em; }
    h1 { margin-top: auto; font-size: 92px; font-weight: 600; line-height: 1.06; letter-spacing: -0.038em; }
    h1 span { color: ${VIOLET}; }
    p { margin-top: 30px; color: #b5b1c4; font-size: 32px; }
  </style><main>
    <div class="name">${mark(80, 0.8)}${name}</div>
    <h1>${hero.headline}<br><span>${hero.headlineEnd}</span></h1>
    <p>${siteStrings.socialLine}</p>
  </main>`;
}

async function readFont(weight: string): Promise<string> {
  const file = path.join(PROJECT_ROOT, 'node_modules/geist/dist/fonts/geist-sans', `Geist-${weight}.woff2`);
  return (await readFile(file)).toString('base64');
}
