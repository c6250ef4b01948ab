import type { ViewAngles } from '#core/moves/figure-schema';
import type { Box } from './mesh/raster';
import { keep, put, type Strip } from './mesh/strip';
import type { Moment } from './moments';
import type { Life, Picture, Scene } from './scene';

/** A breath is drawn in so many steps: each moves a shoulder by half a pixel or so. */
const BREATHS = 8;
/** The pictures of one figure take no more room than this; what comes beyond is drawn each time. */
const MOST_BYTES = 40 * 2 ** 20;

const NOTHING: Strip = { y0: 0, y1: 0, rows: new Int32Array(1), runs: new Uint32Array(0) };
const NOWHERE: Box = { x0: 0, y0: 0, x1: 0, y1: 0 };

/**
 * The pictures of a scene at one size, each drawn once: a move is done again and again, and goes the
 * same way back. Tells what of the picture is other than in the one before it.
 */
export class Film {
  private readonly scene: Scene;
  private readonly width: number;
  private readonly height: number;
  private readonly strips = new Map<string, Strip>();
  private bytes = 0;
  private view: ViewAngles | undefined;
  private ground: Uint32Array;
  private readonly pixels: Uint32Array<ArrayBuffer>;
  private shown = NOTHING;
  private arrows = NOWHERE;
  private wanted = '';

  constructor(scene: Scene, width: number, height: number) {
    this.scene = scene;
    this.width = width;
    this.height = height;
    this.pixels = new Uint32Array(width * height);
    this.ground = this.pixels;
  }

  /** Whether a picture of that instant is another than the one asked for last. */
  isOther(timeMs: number, life: Life): boolean {
    return nameOf(this.scene.timeline.momentAt(timeMs), life) !== this.wanted;
  }

  /** The picture of an instant seen from `view`. Its pixels are those of the one before. */
  pictureAt(timeMs: number, view: ViewAngles, life: Life): Picture {
    const { scene, width, height, pixels } = this;
    const moment = scene.timeline.momentAt(timeMs);
    this.wanted = nameOf(moment, life);
    const isTurned = view.yaw !== this.view?.yaw || view.pitch !== this.view.pitch;
    if (isTurned) this.forget();
    this.view = { ...view };
    const strip = this.find(moment, life) ?? this.draw(moment, life, view);
    if (isTurned) {
      pixels.set(this.ground);
      this.shown = NOTHING;
      this.arrows = NOWHERE;
    }
    const body = put(strip, this.shown, this.arrows, pixels, this.ground, width);
    this.shown = strip;
    this.arrows = scene.arrowsOver(pixels, timeMs);
    const changed = isTurned ? { x0: 0, y0: 0, x1: width, y1: height } : union(body, this.arrows);
    return { width, height, pixels, changed };
  }

  /** As drawn, or the moment beside it: which of two next to each other come round is chance. */
  private find({ id, ...moment }: Moment, life: Life): Strip | undefined {
    for (const beside of [id, id + 1, id - 1]) {
      const strip = this.strips.get(nameOf({ id: beside, ...moment }, life));
      if (strip) return strip;
    }
    return undefined;
  }

  private draw(moment: Moment, life: Life, view: ViewAngles): Strip {
    const breath = levelOf(moment, life) / BREATHS;
    const { scene, width, height } = this;
    const { raster, ground } = scene.bodyAt(moment.timeMs, view, width, height, {
      ...life,
      breath,
    });
    this.ground = ground;
    const strip = keep(raster, ground);
    const bytes = strip.rows.byteLength + strip.runs.byteLength;
    if (this.bytes + bytes <= MOST_BYTES) {
      this.strips.set(nameOf(moment, life), strip);
      this.bytes += bytes;
    }
    return strip;
  }

  private forget(): void {
    this.strips.clear();
    this.bytes = 0;
  }
}

const levelOf = ({ ease }: Moment, { breath }: Life): number => Math.round(BREATHS * breath * ease);

/** The same for all instants that look the same. */
const nameOf = (moment: Moment, life: Life): string =>
  `${moment.id}/${levelOf(moment, life)}/${life.blink}`;

/** Around two boxes, of which one or both may be without a pixel. */
function union(a: Box, b: Box): Box {
  if (a.x1 <= a.x0) return b;
  if (b.x1 <= b.x0) return a;
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}
