// What drawing the figure costs, without showing it: npm run bench:figure. Ends with 1 when a budget is not met.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { FigureData } from '#core/moves/figure-schema';
import { LOOKS } from '../renderer/figure/looks';
import { Scene } from '../renderer/figure/scene';
import { median } from './median';
import { projectDir, runScript } from './script';

const BUDGET = { buildMs: 50, frameMs: 6, moduleKb: 45, moveKb: 5 };
const WARM_UP = 3;
const TURNS = 15;
const FRAMES = 40;

interface Row {
  what: string;
  value: string;
  met: boolean;
}

function moves(): [string, string][] {
  const folder = path.join(projectDir, 'assets/moves');
  return readdirSync(folder).map((file) => [
    file.replace('.json', ''),
    readFileSync(path.join(folder, file), 'utf8'),
  ]);
}

/**
 * CPU milliseconds to draw one frame into pixels, without bringing them onto the screen. The moves take turns, and
 * the median of their turns counts, so that a busy machine troubles all of them a little, none much.
 */
function frames(): Row[] {
  const runs = moves().map(([id, text]) => {
    const { figure } = JSON.parse(text) as { figure: FigureData };
    const scene = new Scene(figure, { look: LOOKS.teo, theme: 'light' });
    return { id, figure, scene, turns: [] as number[] };
  });
  for (let turn = 0; turn < WARM_UP + TURNS; turn++) {
    for (const { figure, scene, turns } of runs) {
      const from = process.cpuUsage();
      for (let i = 0; i < FRAMES; i++) {
        scene.render(((i + 0.5) / FRAMES) * scene.durationMs, figure.view, 480, 480);
      }
      const { user, system } = process.cpuUsage(from);
      if (turn >= WARM_UP) turns.push((user + system) / 1000 / FRAMES);
    }
  }
  return runs
    .map(({ id, turns }) => ({ id, ms: median(turns) }))
    .sort((a, b) => b.ms - a.ms)
    .map(({ id, ms }) => ({
      what: `one frame, ${id}`,
      value: `${ms.toFixed(2)} ms`,
      met: ms <= BUDGET.frameMs,
    }));
}

/** CPU milliseconds until the first frame of a person nobody has seen yet, once the code is warm. */
function firstFrame(): Row {
  const costs = moves()
    .slice(0, 5)
    .flatMap(([, text], k) =>
      [1, 2, 3].map((i) => {
        const { figure } = JSON.parse(text) as { figure: FigureData };
        const look = { ...LOOKS.teo, build: { ...LOOKS.teo.build, waist: 1 + (3 * k + i) / 1000 } };
        const from = process.cpuUsage();
        const scene = new Scene(figure, { look, theme: 'light' });
        scene.render(0, scene.bestView, 480, 480);
        const { user, system } = process.cpuUsage(from);
        return (user + system) / 1000;
      }),
    );
  const ms = median(costs);
  return {
    what: 'a new person, to the first frame',
    value: `${ms.toFixed(0)} ms`,
    met: ms <= BUDGET.buildMs,
  };
}

async function moduleSize(): Promise<Row> {
  const result = await build({
    configFile: false,
    root: projectDir,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: {
        entry: path.join(projectDir, 'renderer/figure/LivingFigure.tsx'),
        formats: ['iife'],
        name: 'figure',
      },
      rolldownOptions: { external: ['react', 'react/jsx-runtime'] },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((r) =>
    'output' in r ? r.output : [],
  );
  const code = outputs.map((o) => (o.type === 'chunk' ? o.code : '')).join('');
  const kb = gzipSync(code).length / 1024;
  return {
    what: 'module, minified and gzipped',
    value: `${kb.toFixed(1)} kB (${(code.length / 1024).toFixed(1)} kB before gzip)`,
    met: kb <= BUDGET.moduleKb,
  };
}

function moveSize(): Row {
  const [id, bytes] = moves()
    .map(([name, text]): [string, number] => [name, JSON.stringify(JSON.parse(text).figure).length])
    .reduce((a, b) => (b[1] > a[1] ? b : a));
  const kb = bytes / 1024;
  return { what: `largest move (${id})`, value: `${kb.toFixed(1)} kB`, met: kb <= BUDGET.moveKb };
}

runScript(async () => {
  const rows = [...frames(), firstFrame(), await moduleSize(), moveSize()];
  for (const { what, value, met } of rows)
    console.log(`${met ? 'ok  ' : 'OVER'} ${what.padEnd(44)} ${value}`);
  return rows.every((row) => row.met) ? 0 : 1;
});
