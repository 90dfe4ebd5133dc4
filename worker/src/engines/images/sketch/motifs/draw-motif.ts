import type { Motif } from '../vocabulary.ts';
import { drawBalloon } from './draw-balloon.ts';
import { drawBird } from './draw-bird.ts';
import { drawBoat } from './draw-boat.ts';
import { drawCastle } from './draw-castle.ts';
import { drawCat } from './draw-cat.ts';
import { drawFlower } from './draw-flower.ts';
import { drawGreatTree } from './draw-great-tree.ts';
import { drawHouse } from './draw-house.ts';
import { drawLighthouse } from './draw-lighthouse.ts';
import { drawPortrait } from './draw-portrait.ts';
import { drawRobot } from './draw-robot.ts';
import { drawRocket } from './draw-rocket.ts';
import { drawWhale } from './draw-whale.ts';
import type { Paint } from './paint.ts';

const MOTIFS: Readonly<Record<Motif, (paint: Paint) => string>> = {
  portrait: drawPortrait,
  cat: (paint) => drawCat(paint),
  fox: (paint) => drawCat(paint, true),
  flower: drawFlower,
  rocket: drawRocket,
  boat: drawBoat,
  house: drawHouse,
  castle: drawCastle,
  lighthouse: drawLighthouse,
  balloon: drawBalloon,
  robot: drawRobot,
  bird: drawBird,
  tree: drawGreatTree,
  whale: drawWhale,
};

/** A motif in its square of 1,000. */
export function drawMotif(motif: Motif, paint: Paint): string {
  return MOTIFS[motif](paint);
}
