// What `sheets.ts` runs in the window: draws one move's contact sheet, or the overview, as a PNG.
import { type FigureData, figureSchema } from '#core/moves/figure-schema';
import { LOOKS, type LookName } from '../../renderer/figure/looks';
import { Scene } from '../../renderer/figure/scene';
import type { Theme } from '../../renderer/figure/shade';
import { withinTurn } from '../../renderer/figure/turning';

const files = import.meta.glob('../../assets/moves/*.json', { eager: true, import: 'default' });
const moves = new Map<string, FigureData>();
const broken = new Map<string, string>();
for (const [file, data] of Object.entries(files)) {
  const name = file.replace(/^.*\/|\.json$/g, '');
  const parsed = figureSchema.safeParse((data as { figure?: unknown }).figure);
  if (parsed.success) moves.set(name, parsed.data);
  else
    broken.set(
      name,
      parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '),
    );
}

const PAPER = { light: '#f4f6f8', dark: '#161a21' };
const DISC = { light: '#d8e5e7', dark: '#222a33' };
const INK = { light: '#22303f', dark: '#e6e9ee' };

interface Cell {
  scene: Scene;
  timeMs: number;
  view: { yaw: number; pitch: number };
  caption: string;
}

function sheet(cells: Cell[], columns: number, size: number, theme: Theme): string {
  const rows = Math.ceil(cells.length / columns);
  const canvas = document.createElement('canvas');
  canvas.width = columns * size;
  canvas.height = rows * (size + 22);
  const ctx = canvas.getContext('2d') as CanvasRenderingContext2D;
  ctx.fillStyle = PAPER[theme];
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  for (const [i, cell] of cells.entries()) {
    const x = (i % columns) * size;
    const y = Math.floor(i / columns) * (size + 22);
    ctx.fillStyle = DISC[theme];
    ctx.beginPath();
    ctx.arc(x + size / 2, y + size / 2, size * 0.46, 0, Math.PI * 2);
    ctx.fill();
    const own = document.createElement('canvas');
    own.width = size;
    own.height = size;
    cell.scene.draw(
      own.getContext('2d') as CanvasRenderingContext2D,
      cell.timeMs,
      cell.view,
      size,
      size,
    );
    ctx.drawImage(own, x, y);
    ctx.fillStyle = INK[theme];
    ctx.font = '13px sans-serif';
    ctx.textAlign = 'center';
    ctx.fillText(cell.caption, x + size / 2, y + size + 14);
  }
  return canvas.toDataURL('image/png');
}

/** The instants at which a move's poses are reached. */
function instants(
  figure: FigureData,
  form: 'standard' | 'harder',
): { ms: number; caption: string }[] {
  const { loop } = form === 'standard' ? figure : (figure[form] ?? figure);
  let ms = 0;
  return loop.map((step) => {
    const half = ms + step.seconds * 500;
    ms += step.seconds * 1000;
    return step.phase === 'out' || step.phase === 'back'
      ? { ms: half, caption: `${step.phase}, half way` }
      : { ms: half, caption: step.phase };
  });
}

const api = {
  names: (): { names: string[]; broken: [string, string][] } => ({
    names: [...moves.keys()],
    broken: [...broken],
  }),
  move(name: string, theme: Theme, look: LookName, size: number): string {
    const figure = moves.get(name);
    if (!figure) return '';
    const cells: Cell[] = [];
    const forms = (['standard', 'harder'] as const).filter((f) => f === 'standard' || figure[f]);
    for (const form of forms) {
      const scene = (): Scene => new Scene(figure, { look: LOOKS[look], theme, form });
      const view = (form !== 'standard' && figure[form]?.view) || figure.view;
      const all = instants(figure, form);
      const step = Math.max(1, Math.ceil(all.length / 4));
      const picked = all.filter((_, i) => i % step === 0).slice(0, 4);
      for (const { ms, caption } of picked) {
        cells.push({
          scene: scene(),
          timeMs: ms,
          view,
          caption: `${form === 'standard' ? '' : `${form}: `}${caption}`,
        });
      }
      while (cells.length % 4) cells.push({ scene: scene(), timeMs: 0, view, caption: 'start' });
      const end =
        (all.find((i) => i.caption === 'hold') ?? all[Math.floor(all.length / 2)])?.ms ?? 0;
      for (const [caption, yaw] of [
        ['side', -90],
        ['front', 0],
        ['back', 180],
        ['other side', 90],
      ] as const) {
        cells.push({
          scene: scene(),
          timeMs: end,
          view: withinTurn(figure.turn, { yaw, pitch: 6 }),
          caption,
        });
      }
    }
    return sheet(cells, 4, size, theme);
  },
  people(theme: Theme, size: number): string {
    const cells: Cell[] = [];
    for (const [name, look] of Object.entries(LOOKS)) {
      for (const [id, yaw] of [
        ['arm-circles', 24],
        ['neck-rolls', 10],
        ['chin-tuck', -80],
        ['blade-squeeze', 165],
      ] as const) {
        const figure = moves.get(id);
        if (!figure) continue;
        const scene = new Scene(figure, { look, theme });
        cells.push({ scene, timeMs: 4000, view: { yaw, pitch: 6 }, caption: `${name}: ${id}` });
      }
    }
    return sheet(cells, 4, size, theme);
  },
  seated(theme: Theme, size: number): string {
    const cells = [...moves]
      .filter(([, figure]) => figure.seated)
      .map(([caption, figure]) => {
        const scene = new Scene(figure, { look: LOOKS.juno, theme });
        const at = instants(figure, 'standard').find((k) => k.caption === 'hold');
        return { scene, timeMs: at?.ms ?? 3000, view: scene.bestView, caption };
      });
    return sheet(cells, 4, size, theme);
  },
  /** One frame of a move on its disc, and how long the loop is. */
  frame(name: string, timeMs: number, size: number): { url: string; durationMs: number } {
    const figure = moves.get(name);
    if (!figure) throw new Error(`no move ${name}`);
    const scene = new Scene(figure, { look: LOOKS.mara, theme: 'light' });
    const cell = { scene, timeMs, view: figure.view, caption: '' };
    return { url: sheet([cell], 1, size, 'light'), durationMs: scene.durationMs };
  },
  /** Every move at its hold, under its id or the name it is given. */
  overview(theme: Theme, size: number, names: Record<string, { name: string }> = {}): string {
    const people = Object.values(LOOKS);
    const cells = [...moves].map(([id, figure], i) => {
      const all = instants(figure, 'standard');
      const at = all.find((k) => k.caption === 'hold') ?? all[Math.floor(all.length / 2)];
      const look = people[i % people.length] ?? LOOKS.teo;
      return {
        scene: new Scene(figure, { look: { ...look, wheelchair: false }, theme }),
        timeMs: at?.ms ?? 0,
        view: figure.view,
        caption: names[id]?.name ?? id,
      };
    });
    return sheet(cells, 6, size, theme);
  },
};

declare global {
  interface Window {
    figure: typeof api;
  }
}
window.figure = api;
