import { readdirSync, readFileSync } from 'node:fs';
import { forms } from '#core/forms';
import { type FigureData, type FigurePhase, figureSchema } from '#core/moves/figure-schema';
import { LOOKS } from '../../renderer/figure/looks';
import { Scene } from '../../renderer/figure/scene';
import type { Limbs } from '../../renderer/figure/skeleton';
import type { Form, Side } from '../../renderer/figure/timeline';

const folder = new URL('../../assets/moves/', import.meta.url);

/** The figures of all moves that come with the app, as their files say. */
export const figures: ReadonlyMap<string, FigureData> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const { figure } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      return [file.replace('.json', ''), figureSchema.parse(figure)];
    }),
);

export function figureOf(id: string): FigureData {
  const found = figures.get(id);
  if (!found) throw new Error(`no move ${id}`);
  return found;
}

export const sceneOf = (id: string, form: Form = 'standard', side: Side = null): Scene =>
  new Scene(figureOf(id), { look: LOOKS.teo, theme: 'light', form, side });

/** Every move in every form it has. */
export const cases: readonly (readonly [string, Form])[] = [...figures].flatMap(([id, figure]) =>
  forms
    .filter((form) => form === 'standard' || figure.forms?.[form])
    .map((form) => [id, form] as const),
);

/** Instants spread evenly over one loop, its start included. */
export const instants = (scene: Scene, count = 90): number[] =>
  Array.from({ length: count }, (_, i) => (i / count) * scene.durationMs);

/** A centimetre of someone 1.75 m tall, in body heights. */
export const CM = 0.01 / 1.75;

export const sides = ({ rig }: Scene): readonly [Limbs, Limbs] => [rig.left, rig.right];

/** The scene with its rig in the first step of this phase, such a share of its time in. */
export function during(scene: Scene, phase: FigurePhase, share = 0.5): Scene {
  const leg = scene.timeline.legs.find((l) => l.phase === phase);
  if (!leg) throw new Error(`no ${phase}`);
  scene.solveAt(leg.startMs + leg.lengthMs * share);
  return scene;
}

/** Instants every 40 ms in these phases of one loop. */
export const instantsOf = (scene: Scene, ...phases: FigurePhase[]): number[] =>
  instants(scene, Math.round(scene.durationMs / 40)).filter((t) =>
    phases.includes(scene.timeline.phaseAt(t).phase),
  );
