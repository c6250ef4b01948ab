// So much work of one kind, for `bench:instructions`, which counts what it takes: <kind> <times>.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeBreak } from '#core/moves/compose';
import type { FigureData } from '#core/moves/figure-schema';
import { emptyMemory, libraryOf } from '#core/moves/memory';
import { parseMove } from '#core/moves/move-file';
import { initialState, step } from '#core/schedule/step';
import { defaultSettings, equipment } from '#core/settings';
import { LOOKS } from '../renderer/figure/looks';
import { Scene } from '../renderer/figure/scene';

const startAt = Date.UTC(2026, 2, 27, 8, 0);
const [kind = '', times = ''] = process.argv.slice(2);
const movesDir = join(process.cwd(), 'assets/moves');

/** Ordinary wakes of a workday, ten seconds apart. */
function stepEngine(n: number): void {
  const rules = { settings: defaultSettings, timeZone: 'Europe/Berlin' };
  const { state: day } = step(initialState(startAt), { type: 'started' }, rules, startAt);
  let state = day;
  for (let i = 0; i < n; i++) {
    const now = state.at + 10_000;
    state = now > startAt + 8 * 3_600_000 ? day : step(state, { type: 'woke' }, rules, now).state;
  }
}

/** Breaks of somebody new, with everything at hand. */
function compose(n: number): void {
  const library = libraryOf(
    readdirSync(movesDir).map((file) => {
      const parsed = parseMove(file, JSON.parse(readFileSync(join(movesDir, file), 'utf8')));
      if (!parsed.ok) throw new Error(`${file} is no move.`);
      return parsed.move;
    }),
  );
  const body = { ...defaultSettings.body, equipment: [...equipment], arm: 'left' as const };
  for (let seed = 0; seed < n; seed++) {
    composeBreak({
      library,
      body: { ...body, place: 'home', always: [], now: [] },
      movesPerBreak: 2,
      readySeconds: 0,
      memory: emptyMemory,
      today: '2026-03-27',
      seed,
    });
  }
}

/** Frames of a band pull-apart, all through its loop. */
function drawFrames(n: number): void {
  const text = readFileSync(join(movesDir, 'band-pull-apart.json'), 'utf8');
  const { figure } = JSON.parse(text) as { figure: FigureData };
  const scene = new Scene(figure, { look: LOOKS.teo, theme: 'light' });
  for (let i = 0; i < n; i++) {
    scene.render((i * 997) % scene.durationMs, scene.bestView, 480, 480);
  }
}

const kinds: Readonly<Record<string, (n: number) => void>> = {
  engine: stepEngine,
  composer: compose,
  figure: drawFrames,
};
kinds[kind]?.(Number(times));
