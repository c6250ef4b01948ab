/** A point or direction in the figure's world: x = the figure's left, y = up, z = where it faces. */
export interface Vec {
  x: number;
  y: number;
  z: number;
}

export const DEG = Math.PI / 180;

export const vec = (x = 0, y = 0, z = 0): Vec => ({ x, y, z });
export const dot = (a: Vec, b: Vec): number => a.x * b.x + a.y * b.y + a.z * b.z;
export const length = (a: Vec): number => Math.sqrt(dot(a, a));
export const distance = (a: Vec, b: Vec): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
export const sub = (a: Vec, b: Vec): Vec => vec(a.x - b.x, a.y - b.y, a.z - b.z);
export const along = (a: Vec, d: Vec, t: number): Vec =>
  vec(a.x + d.x * t, a.y + d.y * t, a.z + d.z * t);
export const mixVec = (a: Vec, b: Vec, t: number): Vec =>
  vec(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t);
export const cross = (a: Vec, b: Vec): Vec =>
  vec(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);

/** The direction of `a`; `fallback` when `a` has no length to speak of. */
export function unit(a: Vec, fallback: Vec = vec(0, 1, 0)): Vec {
  const l = length(a);
  return l < 1e-9 ? fallback : vec(a.x / l, a.y / l, a.z / l);
}

/** The part of `a` that is perpendicular to the unit vector `axis`. */
export const perpendicular = (a: Vec, axis: Vec): Vec => along(a, axis, -dot(a, axis));

export const clamp = (v: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, v));

export function smoothstep(low: number, high: number, v: number): number {
  const u = clamp((v - low) / (high - low), 0, 1);
  return u * u * (3 - 2 * u);
}

/** A rigid frame: the columns of a rotation (X, Y, Z axes in world) and an origin. */
export class Frame {
  X = vec(1, 0, 0);
  Y = vec(0, 1, 0);
  Z = vec(0, 0, 1);
  o = vec();

  /** Takes the parent's orientation and an origin given in the parent's coordinates. */
  place(parent: Frame, x: number, y: number, z: number): this {
    copy(this.X, parent.X);
    copy(this.Y, parent.Y);
    copy(this.Z, parent.Z);
    return this.moveTo(parent, x, y, z);
  }

  moveTo(parent: Frame, x: number, y: number, z: number): this {
    parent.apply(this.o, x, y, z);
    return this;
  }

  reset(x: number, y: number, z: number): this {
    set(this.X, 1, 0, 0);
    set(this.Y, 0, 1, 0);
    set(this.Z, 0, 0, 1);
    set(this.o, x, y, z);
    return this;
  }

  /** Rotates about the frame's own X: positive bends the up axis forward. */
  rotX(deg: number): this {
    if (deg !== 0) spin(this.Y, this.Z, deg * DEG);
    return this;
  }

  /** Rotates about the frame's own Y: positive turns the front to the left. */
  rotY(deg: number): this {
    if (deg !== 0) spin(this.Z, this.X, deg * DEG);
    return this;
  }

  /** Rotates about the frame's own Z: positive tilts the up axis to the right. */
  rotZ(deg: number): this {
    if (deg !== 0) spin(this.X, this.Y, deg * DEG);
    return this;
  }

  /** Orients the frame by its Y axis and, as far as it is perpendicular, its Z axis. */
  aim(y: Vec, z: Vec): this {
    copy(this.Y, y);
    copy(this.Z, unit(perpendicular(z, y), this.Z));
    copy(this.X, cross(this.Y, this.Z));
    return this;
  }

  /** The shortest rotation that brings this frame's -Y axis onto the world direction `to`. */
  swingTo(to: Vec): this {
    const from = vec(-this.Y.x, -this.Y.y, -this.Y.z);
    const axis = cross(from, to);
    const c = dot(from, to);
    for (const v of [this.X, this.Y, this.Z]) rotateBy(v, axis, c);
    return this;
  }

  /** Writes the world position of a local point into `out`. */
  apply(out: Vec, x: number, y: number, z: number): Vec {
    const { X, Y, Z, o } = this;
    out.x = o.x + X.x * x + Y.x * y + Z.x * z;
    out.y = o.y + X.y * x + Y.y * y + Z.y * z;
    out.z = o.z + X.z * x + Y.z * y + Z.z * z;
    return out;
  }

  at(x: number, y: number, z: number): Vec {
    return this.apply(vec(), x, y, z);
  }

  /** A local direction in world coordinates. */
  direction(x: number, y: number, z: number): Vec {
    return sub(this.at(x, y, z), this.o);
  }

  /** A world direction in this frame's coordinates. */
  inverse(d: Vec): Vec {
    return vec(dot(d, this.X), dot(d, this.Y), dot(d, this.Z));
  }

  /** A world point in this frame's coordinates. */
  local(p: Vec): Vec {
    return this.inverse(sub(p, this.o));
  }
}

function set(v: Vec, x: number, y: number, z: number): void {
  v.x = x;
  v.y = y;
  v.z = z;
}

export function copy(to: Vec, from: Vec): void {
  set(to, from.x, from.y, from.z);
}

/** Rotates the pair of axes (a, b) in their plane: a towards b. */
function spin(a: Vec, b: Vec, angle: number): void {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const { x, y, z } = a;
  set(a, x * c + b.x * s, y * c + b.y * s, z * c + b.z * s);
  set(b, b.x * c - x * s, b.y * c - y * s, b.z * c - z * s);
}

/** Rodrigues with an axis whose length is the sine of the angle; `c` is its cosine, above -1. */
function rotateBy(v: Vec, axis: Vec, c: number): void {
  const k = dot(axis, v) / (1 + Math.max(c, -0.9999));
  const t = cross(axis, v);
  set(v, v.x * c + t.x + axis.x * k, v.y * c + t.y + axis.y * k, v.z * c + t.z + axis.z * k);
}
