// Draws the figure's contact sheets into sheets/, for people to look at: npm run sheets [-- <move> …];
// numbered ones without names, the key in a file of its own: npm run sheets -- --blind;
// or the README's pictures anew: npm run sheets -- --readme (needs ImageMagick's `convert`).
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Form, forms } from '#core/forms';
import type { FigureData } from '#core/moves/figure-schema';
import type { Theme } from '../renderer/figure/colors';
import { LOOKS, type LookName } from '../renderer/figure/looks';
import { Scene } from '../renderer/figure/scene';
import { withinTurn } from '../renderer/figure/turning';
import { type Cell, moveFigures, sheet } from './figure-sheet';
import { projectDir, run, runScript, UserError } from './script';

const sheets = path.join(projectDir, 'sheets');
const pictures = path.join(projectDir, 'docs/pictures');

const FRAME_MS = 80;

type Figures = ReadonlyMap<string, FigureData>;

function save(name: string, file: Buffer): void {
  mkdirSync(sheets, { recursive: true });
  writeFileSync(path.join(sheets, name), file);
  console.log(`sheets/${name}`);
}

/** The middles of a move's steps. */
function steps(scene: Scene): { timeMs: number; caption: string }[] {
  return scene.timeline.legs.map(({ startMs, lengthMs, phase }) => ({
    timeMs: startMs + lengthMs / 2,
    caption: phase === 'out' || phase === 'back' ? `${phase}, half way` : phase,
  }));
}

const formsOf = (figure: FigureData): Form[] =>
  forms.filter((form) => form === 'standard' || figure.forms?.[form]);

/** What happens in a move, form by form, and its end from all sides. */
function moveCells(figure: FigureData, theme: Theme, name: LookName): Cell[] {
  return formsOf(figure).flatMap((form) => {
    const scene = new Scene(figure, { look: LOOKS[name], theme, form });
    const all = steps(scene);
    const every = Math.max(1, Math.ceil(all.length / 4));
    const told = all.filter((_, i) => i % every === 0).slice(0, 4);
    while (told.length < 4) told.push({ timeMs: 0, caption: 'start' });
    const end = scene.timeline.stillMs[1];
    const sides = [
      ['side', -90],
      ['front', 0],
      ['back', 180],
      ['other side', 90],
    ] as const;
    return [
      ...told.map((step) => ({ ...step, scene, view: scene.bestView })),
      ...sides.map(([caption, yaw]) => {
        const view = withinTurn(figure.turn, { yaw, pitch: 6 });
        return { scene, timeMs: end, view, caption };
      }),
    ];
  });
}

/** Every move in its telling pose, each by somebody else. */
function overview(figures: Figures, theme: Theme, nameOf: (id: string) => string): Cell[] {
  const people = Object.values(LOOKS);
  return [...figures].map(([id, figure], i) => {
    const look = { ...(people[i % people.length] ?? LOOKS.teo), wheelchair: false };
    const scene = new Scene(figure, { look, theme });
    return {
      scene,
      timeMs: scene.timeline.stillMs[1],
      view: scene.bestView,
      caption: nameOf(id),
    };
  });
}

function people(figures: Figures, theme: Theme): Cell[] {
  return Object.entries(LOOKS).flatMap(([name, look]) =>
    (
      [
        ['arm-circles', 24],
        ['neck-rolls', 10],
        ['chin-tuck', -80],
        ['blade-squeeze', 165],
      ] as const
    ).flatMap(([id, yaw]) => {
      const figure = figures.get(id);
      if (!figure) return [];
      const scene = new Scene(figure, { look, theme });
      return [{ scene, timeMs: 4000, view: { yaw, pitch: 6 }, caption: `${name}: ${id}` }];
    }),
  );
}

const seated = (figures: Figures, theme: Theme): Cell[] =>
  [...figures]
    .filter(([, figure]) => figure.forms?.seated)
    .map(([caption, figure]) => {
      const scene = new Scene(figure, { look: LOOKS.juno, theme });
      return { scene, timeMs: scene.timeline.stillMs[1], view: scene.bestView, caption };
    });

function drawSheets(figures: Figures, wanted: readonly string[]): void {
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  for (const theme of ['light', 'dark'] as const) {
    const suffix = theme === 'light' ? '' : '-dark';
    for (const [name, figure] of figures) {
      if (!isWanted(name)) continue;
      save(`${name}${suffix}.png`, sheet(moveCells(figure, theme, 'teo'), 4, 400, theme));
    }
    const id = (name: string): string => name;
    if (isWanted('overview'))
      save(`overview-${theme}.png`, sheet(overview(figures, theme, id), 6, 320, theme));
    if (isWanted('people'))
      save(`people-${theme}.png`, sheet(people(figures, theme), 8, 300, theme));
    if (isWanted('seated'))
      save(`seated${suffix}.png`, sheet(seated(figures, theme), 4, 360, theme));
  }
}

/** An order that says nothing, the same at every run. */
const shuffled = <T>(all: readonly T[]): T[] =>
  all
    .map((item, i) => ({ item, at: Math.imul(i + 11, 0x9e3779b1) >>> 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** The middle of the way out, in milliseconds of the loop. */
function halfWayOut({ timeline }: Scene): number {
  const out = timeline.legs.filter(({ phase }) => phase === 'out');
  const [first, last] = [out[0], out.at(-1)];
  return first && last ? (first.startMs + last.startMs + last.lengthMs) / 2 : 0;
}

/** Numbered sheets that name nothing, for whoever is to say what they see. */
function drawBlind(figures: Figures): void {
  const all = shuffled(
    [...figures].flatMap(([id, figure]) => formsOf(figure).map((form) => ({ id, figure, form }))),
  );
  const key: string[] = [];
  for (const [i, { id, figure, form }] of all.entries()) {
    const number = String(i + 1).padStart(2, '0');
    key.push(`${number} ${id}${form === 'standard' ? '' : `, ${form}`}`);
    for (const [look, letter] of [
      ['teo', 'a'],
      ['ines', 'b'],
    ] as const) {
      const scene = new Scene(figure, { look: LOOKS[look], theme: 'light', form });
      const [first, last] = scene.timeline.stillMs;
      const between = halfWayOut(scene);
      const cells = [first, between, last].map((timeMs, k) => ({
        scene,
        timeMs,
        view: scene.bestView,
        caption: `${number}${letter} ${k + 1}`,
      }));
      save(`blind-${number}${letter}.png`, sheet(cells, 3, 560, 'light'));
    }
  }
  save('blind-key.txt', Buffer.from(`${key.join('\n')}\n`));
}

async function drawPictures(figures: Figures): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const scratch = mkdtempSync(path.join(tmpdir(), 'unhunch-sheets-'));
  try {
    const texts: Record<string, { name?: string }> = JSON.parse(
      readFileSync(path.join(projectDir, 'assets/locales/en/moves.json'), 'utf8'),
    );
    const all = path.join(scratch, 'moves.png');
    const nameOf = (id: string): string => texts[id]?.name ?? id;
    writeFileSync(all, sheet(overview(figures, 'light', nameOf), 6, 266, 'light'));
    await convert([all, '-colors', '256', `png8:${path.join(pictures, 'moves.png')}`]);
    const frames = drawLoop(figures, 'blade-squeeze', scratch);
    const timed = frames.flatMap(({ file, ms }) => ['-delay', `${ms / 10}`, file]);
    await convert([...timed, '-loop', '0', '-quality', '90', path.join(pictures, 'squeeze.webp')]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Draws a loop of a move into PNG files; a stretch in which nothing moves is one long frame. */
function drawLoop(figures: Figures, move: string, folder: string): { file: string; ms: number }[] {
  const figure = figures.get(move);
  if (!figure) throw new UserError(`no move ${move}`);
  const scene = new Scene(figure, { look: LOOKS.mara, theme: 'light' });
  const frames: { file: string; ms: number; moment: number }[] = [];
  for (let at = 0; at < scene.durationMs; at += FRAME_MS) {
    const moment = scene.timeline.momentAt(at).id;
    const last = frames.at(-1);
    if (last?.moment === moment) {
      last.ms += FRAME_MS;
      continue;
    }
    const file = path.join(folder, `${at}.png`);
    const cell = { scene, timeMs: at, view: scene.bestView, caption: '' };
    writeFileSync(file, sheet([cell], 1, 360, 'light'));
    frames.push({ file, ms: FRAME_MS, moment });
  }
  return frames;
}

/** Runs ImageMagick. */
async function convert(args: string[]): Promise<void> {
  const { code, output } = await run('convert', args);
  if (code !== 0) throw new UserError(`convert ended with ${code}: ${output}`);
}

runScript(async () => {
  const wanted = process.argv.slice(2);
  const { figures, broken } = moveFigures();
  for (const [name, why] of broken) console.error(`assets/moves/${name}.json: figure.${why}`);
  if (wanted.includes('--readme')) await drawPictures(figures);
  else if (wanted.includes('--blind')) drawBlind(figures);
  else drawSheets(figures, wanted);
  return broken.length === 0 ? 0 : 1;
});
