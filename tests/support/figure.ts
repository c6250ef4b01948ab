import { readdirSync, readFileSync } from 'node:fs';
import { type FigureData, figureSchema } from '#core/moves/figure-schema';
import { LOOKS } from '../../renderer/figure/looks';
import { Scene } from '../../renderer/figure/scene';
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
  (['standard', 'harder'] as const)
    .filter((form) => form === 'standard' || figure.harder)
    .map((form) => [id, form] as const),
);

/** Instants spread evenly over one loop, its start included. */
export const instants = (scene: Scene, count = 90): number[] =>
  Array.from({ length: count }, (_, i) => (i / count) * scene.durationMs);
