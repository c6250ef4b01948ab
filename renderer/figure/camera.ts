import type { ViewAngles } from '#core/moves/figure-schema';
import { DEG, dot, type Vec, vec } from './frame';

const DISTANCE = 5;

/** A weak-perspective camera around the figure. Yaw 0 is in front; positive yaw goes to the figure's left. */
export class Camera {
  /** Towards the viewer. */
  readonly forward = vec();
  readonly right = vec();
  readonly up = vec();
  scale = 1;
  originX = 0;
  originY = 0;

  look({ yaw, pitch }: ViewAngles): void {
    const y = yaw * DEG;
    const p = pitch * DEG;
    const set = (v: Vec, a: number, b: number, c: number): void => {
      v.x = a;
      v.y = b;
      v.z = c;
    };
    set(this.forward, Math.sin(y) * Math.cos(p), Math.sin(p), Math.cos(y) * Math.cos(p));
    set(this.right, Math.cos(y), 0, -Math.sin(y));
    set(this.up, -Math.sin(y) * Math.sin(p), Math.cos(p), -Math.cos(y) * Math.sin(p));
  }

  /** Writes screen x, y (down) and the perspective factor's depth into `out`; returns pixels per body height there. */
  project(out: Vec, p: Vec): number {
    const y = p.y - 0.5;
    const { forward: f, right: r, up: u } = this;
    const depth = f.x * p.x + f.y * y + f.z * p.z;
    const k = (this.scale * DISTANCE) / (DISTANCE - depth);
    out.x = this.originX + (r.x * p.x + r.y * y + r.z * p.z) * k;
    out.y = this.originY - (u.x * p.x + u.y * y + u.z * p.z) * k;
    out.z = depth;
    return k;
  }

  /** How much a surface with this world normal faces the viewer: 1 fully, 0 edge on. */
  facing(normal: Vec): number {
    return dot(normal, this.forward);
  }
}

/** An axis-aligned box of screen points, in body heights, before any scaling. */
export class Extent {
  minX = Infinity;
  maxX = -Infinity;
  minY = Infinity;
  maxY = -Infinity;

  add(x: number, y: number, r: number): void {
    this.minX = Math.min(this.minX, x - r);
    this.maxX = Math.max(this.maxX, x + r);
    this.minY = Math.min(this.minY, y - r);
    this.maxY = Math.max(this.maxY, y + r);
  }

  /** Scales and centres the camera so that this extent fills `width` x `height` less the margin. */
  fit(camera: Camera, width: number, height: number, margin: number, maxScale: number): void {
    const w = Math.max(1e-6, this.maxX - this.minX);
    const h = Math.max(1e-6, this.maxY - this.minY);
    const inner = 1 - 2 * margin;
    const scale = Math.min((width * inner) / w, (height * inner) / h, maxScale);
    camera.scale = scale;
    camera.originX = width / 2 - ((this.minX + this.maxX) / 2) * scale;
    camera.originY = height / 2 - ((this.minY + this.maxY) / 2) * scale;
  }
}
