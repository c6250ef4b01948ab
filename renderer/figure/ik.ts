import { along, clamp, distance, perpendicular, sub, unit, type Vec } from './frame';

/** Where the middle joint of a two-bone limb goes, and by how much the target was out of reach. */
export interface Reach {
  joint: Vec;
  end: Vec;
  missed: number;
}

/**
 * Solves a two-bone limb by the cosine rule.
 *
 * `pole` is the direction the elbow or knee points to. The end stays on the line to the target when
 * the target is out of reach; `missed` says by how much.
 */
export function reach(root: Vec, target: Vec, upper: number, lower: number, pole: Vec): Reach {
  const wanted = distance(root, target);
  const span = clamp(wanted, Math.abs(upper - lower) + 1e-4, (upper + lower) * 0.9995);
  const axis = unit(sub(target, root));
  const side = unit(perpendicular(pole, axis));
  const cosine = (upper * upper + span * span - lower * lower) / (2 * upper * span);
  const onAxis = upper * cosine;
  const offAxis = upper * Math.sqrt(Math.max(0, 1 - cosine * cosine));
  return {
    joint: along(along(root, axis, onAxis), side, offAxis),
    end: along(root, axis, span),
    missed: Math.abs(wanted - span),
  };
}
