/** A rectangle of pixels, its right and lower edges outside it. */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** The colours of a material as 0xBBGGRR: in the light, in the shade, and where a muscle works. */
export interface Tones {
  lit: number;
  shade: number;
  glow: number;
}

/** Nearer than nothing at all. */
const NOTHING = -1e9;

/** The corners of triangles on the screen: where, how near, how well lit (above 0), how warm (0 to 1). */
export interface Corners {
  X: Float32Array;
  Y: Float32Array;
  Z: Float32Array;
  light: Float32Array;
  heat: Float32Array;
}

/**
 * A picture with depth: triangles in two tones with clean edges between them, and ink over it.
 *
 * Plain script, as Electron without a GPU has no fast WebGL: 8,000 triangles at 480 x 480 take some
 * 2 ms.
 */
export class Raster {
  width = 0;
  height = 0;
  /** ABGR, as canvas pixels are on every machine Electron runs on. */
  color = new Uint32Array(0);
  private depth = new Float32Array(0);
  /** Which part each pixel shows; 0 none. */
  owner = new Uint8Array(0);
  /** How much ink covers each pixel, 0 to 255, and which. */
  cover = new Uint8Array(0);
  private tint = new Uint32Array(0);
  /** The pixels that have ink on them, and how many there are. */
  private inked = new Int32Array(0);
  private inkedCount = 0;
  /** The pixels a line is to be drawn through; none but while one is. */
  private marked = new Uint8Array(0);
  /** What has been painted on since it was cleared. */
  box: Box = { x0: 0, y0: 0, x1: 0, y1: 0 };
  /** The same by row, from and up to which column: a body is seldom as wide as its box. */
  from = new Int32Array(0);
  to = new Int32Array(0);

  resize(width: number, height: number): boolean {
    if (width === this.width && height === this.height) return false;
    this.width = width;
    this.height = height;
    const n = width * height;
    this.color = new Uint32Array(n);
    this.depth = new Float32Array(n);
    this.owner = new Uint8Array(n);
    this.cover = new Uint8Array(n);
    this.tint = new Uint32Array(n);
    this.inked = new Int32Array(n);
    this.marked = new Uint8Array(n);
    this.inkedCount = 0;
    this.depth.fill(NOTHING);
    this.from = new Int32Array(height);
    this.to = new Int32Array(height);
    this.nothing();
    return true;
  }

  private nothing(): void {
    this.box = { x0: this.width, y0: this.height, x1: 0, y1: 0 };
    this.from.fill(this.width);
    this.to.fill(0);
  }

  /** Has all of it count as painted on. */
  all(): void {
    this.touch(0, 0, this.width, this.height);
  }

  /** Puts the ground back wherever something was painted. */
  clear(ground: Uint32Array): void {
    const { width, box } = this;
    for (let y = box.y0; y < box.y1; y++) {
      const from = y * width + (this.from[y] as number);
      const to = y * width + (this.to[y] as number);
      if (from >= to) continue;
      this.color.set(ground.subarray(from, to), from);
      this.depth.fill(NOTHING, from, to);
      this.owner.fill(0, from, to);
    }
    this.nothing();
  }

  private touch(x0: number, y0: number, x1: number, y1: number): void {
    const { box } = this;
    if (x0 < box.x0) box.x0 = x0;
    if (y0 < box.y0) box.y0 = y0;
    if (x1 > box.x1) box.x1 = x1;
    if (y1 > box.y1) box.y1 = y1;
    const { from, to } = this;
    for (let y = y0; y < y1; y++) {
      if (x0 < (from[y] as number)) from[y] = x0;
      if (x1 > (to[y] as number)) to[y] = x1;
    }
  }

  /** How near what a pixel shows is; far beyond everything where it shows nothing. */
  depthAt(x: number, y: number): number {
    const i = x | 0;
    const j = y | 0;
    if (i < 0 || j < 0 || i >= this.width || j >= this.height) return NOTHING;
    return this.depth[j * this.width + i] as number;
  }

  ownerAt(x: number, y: number): number {
    const i = x | 0;
    const j = y | 0;
    if (i < 0 || j < 0 || i >= this.width || j >= this.height) return 0;
    return this.owner[j * this.width + i] as number;
  }

  static isNothing(depth: number): boolean {
    return depth < -1e8;
  }

  /** Paints the triangles that face the viewer. */
  paint(
    triangles: Uint16Array,
    corners: Corners,
    tones: Tones,
    glowing: boolean,
    id: number,
  ): void {
    const { width, height, color, depth, owner } = this;
    const { X, Y, Z, light: L, heat: G } = corners;
    const { lit, shade, glow } = tones;
    const lr = lit & 255;
    const lg = (lit >> 8) & 255;
    const lb = (lit >> 16) & 255;
    const sr = shade & 255;
    const sg = (shade >> 8) & 255;
    const sb = (shade >> 16) & 255;
    const gr = glow & 255;
    const gg = (glow >> 8) & 255;
    const gb = (glow >> 16) & 255;
    const LIT = (lit | 0xff000000) >>> 0;
    const SHADE = (shade | 0xff000000) >>> 0;
    let bx0 = width;
    let by0 = height;
    let bx1 = 0;
    let by1 = 0;
    for (let t = 0; t < triangles.length; t += 3) {
      const a = triangles[t] as number;
      const b = triangles[t + 1] as number;
      const c = triangles[t + 2] as number;
      const ax = X[a] as number;
      const ay = Y[a] as number;
      const bx = X[b] as number;
      const by = Y[b] as number;
      const cx = X[c] as number;
      const cy = Y[c] as number;
      // Screen y goes down, so what faces the viewer runs the other way round.
      const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
      if (area >= 0) continue;
      let x0 = Math.ceil(Math.min(ax, bx, cx) - 0.5);
      let x1 = Math.floor(Math.max(ax, bx, cx) - 0.5);
      let y0 = Math.ceil(Math.min(ay, by, cy) - 0.5);
      let y1 = Math.floor(Math.max(ay, by, cy) - 0.5);
      if (x0 < 0) x0 = 0;
      if (y0 < 0) y0 = 0;
      if (x1 >= width) x1 = width - 1;
      if (y1 >= height) y1 = height - 1;
      if (x0 > x1 || y0 > y1) continue;
      if (x0 < bx0) bx0 = x0;
      if (y0 < by0) by0 = y0;
      if (x1 >= bx1) bx1 = x1 + 1;
      if (y1 >= by1) by1 = y1 + 1;
      const inv = 1 / area;
      const az = Z[a] as number;
      const al = L[a] as number;
      const ag = G[a] as number;
      const z1 = (Z[b] as number) - az;
      const z2 = (Z[c] as number) - az;
      const l1 = (L[b] as number) - al;
      const l2 = (L[c] as number) - al;
      const g1 = (G[b] as number) - ag;
      const g2 = (G[c] as number) - ag;
      // u = weight of b, v = weight of c, and how they change along x and y.
      const ux = (cy - ay) * inv;
      const uy = -(cx - ax) * inv;
      const vx = -(by - ay) * inv;
      const vy = (bx - ax) * inv;
      const zx = z1 * ux + z2 * vx;
      const zy = z1 * uy + z2 * vy;
      const lx = l1 * ux + l2 * vx;
      const ly = l1 * uy + l2 * vy;
      const gx = g1 * ux + g2 * vx;
      const gy = g1 * uy + g2 * vy;
      const sharp = 1 / Math.max(1e-5, Math.sqrt(lx * lx + ly * ly));
      // Each row's span from the three edges: u >= 0, v >= 0, u + v <= 1.
      const wx = -ux - vx;
      const wy = -uy - vy;
      const iu = 1 / ux;
      const iv = 1 / vx;
      const iw = 1 / wx;
      for (let y = y0; y <= y1; y++) {
        const dy = y + 0.5 - ay;
        let from = x0 + 0.5 - ax;
        let to = x1 + 0.5 - ax;
        const eu = -dy * uy * iu;
        const ev = -dy * vy * iv;
        const ew = (-1 - dy * wy) * iw;
        if (ux > 0) from = eu > from ? eu : from;
        else if (ux < 0) to = eu < to ? eu : to;
        else if (dy * uy < 0) continue;
        if (vx > 0) from = ev > from ? ev : from;
        else if (vx < 0) to = ev < to ? ev : to;
        else if (dy * vy < 0) continue;
        if (wx > 0) from = ew > from ? ew : from;
        else if (wx < 0) to = ew < to ? ew : to;
        else if (1 + dy * wy < 0) continue;
        const xs = Math.ceil(from + ax - 0.5 - 1e-4);
        const xe = Math.floor(to + ax - 0.5 + 1e-4);
        let dx = xs + 0.5 - ax;
        let i = y * width + xs;
        for (let x = xs; x <= xe; x++, dx++, i++) {
          const z = az + dx * zx + dy * zy;
          if (z <= (depth[i] as number)) continue;
          depth[i] = z;
          owner[i] = id;
          const tone = (al + dx * lx + dy * ly) * sharp + 0.5;
          const heat = glowing ? ag + dx * gx + dy * gy : 0;
          if (heat <= 0.004) {
            if (tone >= 1) {
              color[i] = LIT;
              continue;
            }
            if (tone <= 0) {
              color[i] = SHADE;
              continue;
            }
          }
          const k = tone > 1 ? 1 : tone < 0 ? 0 : tone;
          let r = sr + (lr - sr) * k;
          let g = sg + (lg - sg) * k;
          let bl = sb + (lb - sb) * k;
          if (heat > 0.004) {
            const h = heat > 1 ? 1 : heat;
            const d = 0.88 + 0.12 * k;
            r += (gr * d - r) * h;
            g += (gg * d - g) * h;
            bl += (gb * d - bl) * h;
          }
          color[i] = (0xff000000 | (bl << 16) | (g << 8) | r) >>> 0;
        }
      }
    }
    if (bx1 > bx0) this.touch(bx0, by0, bx1, by1);
  }

  /** Lays ink for a shadow on the ground: a convex polygon. Where two overlap it is no darker. */
  shadow(xs: readonly number[], ys: readonly number[], strength: number): void {
    const { width, height, cover } = this;
    const n = xs.length;
    const k255 = Math.round(strength * 255);
    const top = Math.max(0, Math.ceil(Math.min(...ys) - 0.5));
    const end = Math.min(height - 1, Math.floor(Math.max(...ys) - 0.5));
    for (let y = top; y <= end; y++) {
      let from = width;
      let to = -1;
      for (let k = 0; k < n; k++) {
        const ay = ys[k] as number;
        const by = ys[(k + 1) % n] as number;
        const t = (y + 0.5 - ay) / (by - ay);
        if (!(t >= 0 && t <= 1)) continue;
        const x = (xs[k] as number) + ((xs[(k + 1) % n] as number) - (xs[k] as number)) * t;
        from = Math.min(from, x);
        to = Math.max(to, x);
      }
      const x0 = Math.max(0, Math.ceil(from - 0.5));
      const x1 = Math.min(width - 1, Math.floor(to - 0.5));
      if (x0 > x1) continue;
      this.touch(x0, y, x1 + 1, y + 1);
      for (let i = y * width + x0; i <= y * width + x1; i++) {
        if ((cover[i] as number) < k255) this.lay(i, k255, 0x3f3022);
      }
    }
  }

  /** A stroke from a to b whose half width goes from ra to rb, in ink of one colour. */
  stroke(
    ax: number,
    ay: number,
    ra: number,
    bx: number,
    by: number,
    rb: number,
    tint: number,
    alpha = 1,
  ): void {
    const { width, height, cover } = this;
    const m = Math.max(ra, rb) + 1;
    const x0 = Math.max(0, Math.floor(Math.min(ax, bx) - m));
    const x1 = Math.min(width - 1, Math.ceil(Math.max(ax, bx) + m));
    const y0 = Math.max(0, Math.floor(Math.min(ay, by) - m));
    const y1 = Math.min(height - 1, Math.ceil(Math.max(ay, by) + m));
    if (x0 > x1 || y0 > y1) return;
    this.touch(x0, y0, x1 + 1, y1 + 1);
    const dx = bx - ax;
    const dy = by - ay;
    const l2 = dx * dx + dy * dy;
    const q = l2 > 1e-9 ? 1 / l2 : 0;
    for (let y = y0; y <= y1; y++) {
      const py = y + 0.5 - ay;
      for (let x = x0; x <= x1; x++) {
        const px = x + 0.5 - ax;
        let t = (px * dx + py * dy) * q;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const ex = px - dx * t;
        const ey = py - dy * t;
        const r = ra + (rb - ra) * t;
        const d2 = ex * ex + ey * ey;
        const reach = r + 0.5;
        if (d2 >= reach * reach) continue;
        const d = reach - Math.sqrt(d2);
        const c = (d >= 1 ? 255 : d * 255) * (r < 0.5 ? r * 2 : 1) * alpha;
        const i = y * width + x;
        if (c >= (cover[i] as number) + 1) this.lay(i, c, tint);
      }
    }
  }

  /**
   * Finishes the edges between parts: a thin seam where two kinds meet or a thing is touched, a
   * line where outlines leave a gap against the ground, and what no ink covers is smoothed. `kindOf` an owner is 0 for
   * what is no part of the body; `plain` kinds need no seam.
   */
  finish(kindOf: Uint8Array, plain: number, seam: number, outer: number, width: number): void {
    const { width: row, owner, cover, box } = this;
    const end = Math.min(box.y1, this.height - 1);
    const open: number[] = [];
    const seams: number[] = [];
    const rough: number[] = [];
    for (let y = Math.max(1, box.y0 - 1); y < end; y++) {
      const { from, to } = this;
      const left = Math.min(from[y] as number, from[y + 1] as number) - 1;
      const right = Math.min(Math.max(to[y] as number, to[y + 1] as number), row - 1);
      for (let i = y * row + Math.max(1, left); i < y * row + right; i++) {
        const o = owner[i] as number;
        const r = owner[i + 1] as number;
        const d = owner[i + row] as number;
        if (r === o && d === o) continue;
        for (let j = i + 1, n = r; ; j = i + row, n = d) {
          if (n !== o) {
            const kind = kindOf[o] as number;
            const other = kindOf[n] as number;
            if (kind === 0 && other > 0) {
              if (this.bare(j)) (o === 0 ? open : seams).push(j);
            } else if (other === 0 && kind > 0) {
              if (this.bare(i)) (n === 0 ? open : seams).push(i);
            } else if (kind > plain && other > plain && kind !== other && this.bare(i)) {
              seams.push(i);
            }
            if (o > 0 && n > 0) {
              if ((cover[i] as number) < 200 && rough[rough.length - 1] !== i) rough.push(i);
              if ((cover[j] as number) < 200) rough.push(j);
            }
          }
          if (j !== i + 1) break;
        }
      }
    }
    this.soften(rough);
    this.close(seams, width * 0.5, seam);
    this.close(open, width, outer);
  }

  /** Inks a row of pixels as one smooth line; specks at the end of another line are left out. */
  private close(gaps: readonly number[], thick: number, tint: number): void {
    const { width, marked } = this;
    for (const i of gaps) marked[i] = 1;
    for (const i of gaps) {
      let x = 0;
      let y = 0;
      let n = 0;
      for (let dy = -2; dy <= 2; dy++) {
        const row = i + dy * width;
        for (let dx = -2; dx <= 2; dx++) {
          if (marked[row + dx] !== 1) continue;
          x += dx;
          y += dy;
          n++;
        }
      }
      if (n < 3) continue;
      x = (i % width) + 0.5 + x / n;
      y = Math.floor(i / width) + 0.5 + y / n;
      this.stroke(x, y, thick, x, y, thick, tint);
    }
    for (const i of gaps) marked[i] = 0;
  }

  /** Lays so much ink on a pixel, more than is there. */
  private lay(i: number, cover: number, tint: number): void {
    if (this.cover[i] === 0) this.inked[this.inkedCount++] = i;
    this.cover[i] = cover;
    this.tint[i] = tint;
  }

  /** Whether no ink to speak of lies on or beside a pixel. */
  private bare(i: number): boolean {
    const { cover, width } = this;
    for (let k = i - width; k <= i + width; k += width) {
      for (let j = k - 1; j <= k + 1; j++) if ((cover[j] as number) > 150) return false;
    }
    return true;
  }

  /** Gives each of these pixels the mean of what lies around it. */
  private soften(pixels: readonly number[]): void {
    const { color, width } = this;
    const made = new Uint32Array(pixels.length);
    for (let n = 0; n < pixels.length; n++) {
      const i = pixels[n] as number;
      let r = 0;
      let g = 0;
      let b = 0;
      let a = 0;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const c = color[i + dy * width + dx] as number;
          const share = (dy === 0 ? 2 : 1) * (dx === 0 ? 2 : 1) * (c >>> 24);
          a += share;
          r += (c & 255) * share;
          g += ((c >> 8) & 255) * share;
          b += ((c >> 16) & 255) * share;
        }
      }
      if (a === 0) continue;
      made[n] = (((a + 8) >> 4) << 24) | ((b / a) << 16) | ((g / a) << 8) | (r / a);
    }
    for (let n = 0; n < pixels.length; n++) color[pixels[n] as number] = made[n] as number;
  }

  /** Lays the ink over the picture; more can be laid over it then. */
  dry(): void {
    const { cover, tint, color, inked, inkedCount } = this;
    for (let n = 0; n < inkedCount; n++) {
      const i = inked[n] as number;
      const k = cover[i] as number;
      const c = color[i] as number;
      const t = tint[i] as number;
      cover[i] = 0;
      if (c >>> 24 !== 255) {
        color[i] = over(c, t, k / 255);
        continue;
      }
      // Red and blue at once, as neither runs over into the other.
      const rb = c & 0xff00ff;
      const g = c & 0x00ff00;
      const q = k + (k >> 7);
      color[i] =
        (0xff000000 |
          ((rb + ((((t & 0xff00ff) - rb) * q) >> 8)) & 0xff00ff) |
          ((g + ((((t & 0x00ff00) - g) * q) >> 8)) & 0x00ff00)) >>>
        0;
    }
    this.inkedCount = 0;
  }
}

/** A pixel with a colour of such an opacity laid over it; neither is premultiplied. */
export function over(under: number, tint: number, opacity: number): number {
  const a = (under >>> 24) / 255;
  const sum = opacity + a * (1 - opacity);
  const q = opacity / sum;
  const r = (under & 255) + ((tint & 255) - (under & 255)) * q;
  const g = ((under >> 8) & 255) + (((tint >> 8) & 255) - ((under >> 8) & 255)) * q;
  const b = ((under >> 16) & 255) + (((tint >> 16) & 255) - ((under >> 16) & 255)) * q;
  return ((Math.round(sum * 255) << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

/** A CSS hex colour as 0xBBGGRR. */
export const rgb = (hex: string): number => {
  const n = Number.parseInt(hex.slice(1), 16);
  return ((n & 255) << 16) | (n & 0xff00) | (n >> 16);
};
