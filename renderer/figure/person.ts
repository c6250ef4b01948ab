import { type Palette, paletteOf, type Theme } from './colors';
import type { FigureLook } from './looks';
import { marks } from './marks';
import { bodyModels } from './mesh/body';
import { type Bone, Bones, bindRig } from './mesh/bones';
import type { Curve } from './mesh/curves';
import { headModels } from './mesh/head';
import { type Edges, edgesOf } from './mesh/outline';
import { hang, type Model, type Part } from './mesh/skin';

/** A person ready to be posed: parts hung on bones, their outlines' edges, the lines on them. */
export interface Person {
  bind: Bones;
  parts: readonly Part[];
  edges: readonly Edges[];
  curves: readonly Curve[];
  palette: Palette;
}

interface Modelled {
  /** By look and theme. */
  curves: Map<string, readonly Curve[]>;
  bind: Bones;
  names: readonly Bone[];
  models: readonly Model[];
  parts: readonly Part[];
  edges: readonly Edges[];
}

/** What people are made of, kept by their looks: a library of moves shows one person many times. */
const known = new Map<string, Modelled>();
const MOST_KNOWN = 3;

function modelled(look: FigureLook): Modelled {
  const { hair, build, clothes, beard } = look;
  const key = JSON.stringify([hair.style, build, clothes.sleeves, beard, look.prosthesis]);
  const had = known.get(key);
  if (had) return had;
  const bind = new Bones(bindRig());
  bind.straight();
  const names = [...bind.frames.keys()];
  const models = [...bodyModels(look, bind), ...headModels(look, bind)];
  const parts = models.map((model) => hang(model, names));
  const edges = parts.map((p) => edgesOf(p.model.net.triangles, p.count));
  const made = { bind, names, models, parts, edges, curves: new Map<string, readonly Curve[]>() };
  known.set(key, made);
  if (known.size > MOST_KNOWN) known.delete([...known.keys()][0] ?? '');
  return made;
}

export function personOf(look: FigureLook, theme: Theme): Person {
  const { bind, parts: shared, edges, curves } = modelled(look);
  // What is lit is each scene's own; where things are on the screen holds only while one is drawn.
  const parts = shared.map((p) => ({ ...p, heat: new Float32Array(p.count) }));
  const palette = paletteOf(look, theme);
  const key = theme + JSON.stringify(look);
  let lines = curves.get(key);
  if (!lines) {
    lines = marks(look, palette, bind, (name) => shared.find((p) => p.model.name === name));
    curves.set(key, lines);
  }
  return { bind, parts, edges, curves: lines, palette };
}
