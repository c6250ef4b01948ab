// Draws the figure's contact sheets into sheets/, for people to look at: npm run sheets [-- <move> …],
// or the README's pictures anew: npm run sheets -- --readme (needs ImageMagick's `convert`).
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolveElectron } from './electron/resolve';
import { bundlePage, type FigureWindow, openFigureWindow } from './figure-window/open';
import { projectDir, run, runScript, UserError } from './script';

const sheets = path.join(projectDir, 'sheets');
const pictures = path.join(projectDir, 'docs/pictures');

const FRAME_MS = 80;

function writePng(file: string, url: string): void {
  writeFileSync(file, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}

async function drawSheets(window: FigureWindow, wanted: readonly string[]): Promise<void> {
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  const save = async (name: string, expression: string): Promise<void> => {
    const file = path.join(sheets, `${name}.png`);
    writePng(file, await window.ask<string>(expression));
    console.log(path.relative(projectDir, file));
  };
  mkdirSync(sheets, { recursive: true });
  const { names } = await window.ask<{ names: string[] }>('figure.names()');
  for (const theme of ['light', 'dark']) {
    const suffix = theme === 'light' ? '' : '-dark';
    for (const name of names.filter(isWanted)) {
      await save(`${name}${suffix}`, `figure.move('${name}', '${theme}', 'teo', 400)`);
    }
    if (isWanted('overview')) await save(`overview-${theme}`, `figure.overview('${theme}', 320)`);
    if (isWanted('people')) await save(`people-${theme}`, `figure.people('${theme}', 300)`);
    if (isWanted('seated')) await save(`seated${suffix}`, `figure.seated('${theme}', 360)`);
  }
}

async function drawPictures(window: FigureWindow): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const scratch = mkdtempSync(path.join(tmpdir(), 'unhunch-sheets-'));
  try {
    const texts = readFileSync(path.join(projectDir, 'assets/locales/en/moves.json'), 'utf8');
    const all = path.join(scratch, 'moves.png');
    const names = JSON.stringify(JSON.parse(texts));
    writePng(all, await window.ask<string>(`figure.overview('light', 266, ${names})`));
    await convert([all, '-colors', '256', `png8:${path.join(pictures, 'moves.png')}`]);
    const frames = await drawLoop(window, 'blade-squeeze', scratch);
    const timed = frames.flatMap(({ file, ms }) => ['-delay', `${ms / 10}`, file]);
    await convert([...timed, '-loop', '0', '-quality', '94', path.join(pictures, 'squeeze.webp')]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Draws a loop of a move into PNG files; a stretch in which nothing moves is one long frame. */
async function drawLoop(
  window: FigureWindow,
  move: string,
  folder: string,
): Promise<{ file: string; ms: number }[]> {
  const frames: { file: string; ms: number; url: string }[] = [];
  for (let at = 0, end = FRAME_MS; at < end; at += FRAME_MS) {
    const { url, durationMs } = await window.ask<{ url: string; durationMs: number }>(
      `figure.frame('${move}', ${at}, 360)`,
    );
    end = durationMs;
    const last = frames.at(-1);
    if (last?.url === url) {
      last.ms += FRAME_MS;
      continue;
    }
    const file = path.join(folder, `${at}.png`);
    writePng(file, url);
    frames.push({ file, ms: FRAME_MS, url });
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
  const page = await bundlePage(path.join(import.meta.dirname, 'figure-window/sheets-page.ts'));
  const { executable } = await resolveElectron();
  const window = await openFigureWindow(executable, page);
  try {
    const { broken } = await window.ask<{ broken: [string, string][] }>('figure.names()');
    for (const [name, why] of broken) console.error(`assets/moves/${name}.json: figure.${why}`);
    if (wanted.includes('--readme')) await drawPictures(window);
    else await drawSheets(window, wanted);
    return broken.length === 0 ? 0 : 1;
  } finally {
    window.close();
  }
});
