import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cyclesIn } from './architecture/cycles';
import type { Source } from './architecture/imports';
import { namedTwice, outOfPlace } from './architecture/places';
import { violations } from './architecture/rules';
import { uphill } from './architecture/storeys';

const root = path.resolve(import.meta.dirname, '..');

const rooms = ['core', 'main', 'renderer', 'scripts', 'tests'];
const sources: readonly Source[] = rooms.flatMap(sourcesIn);

function sourcesIn(folder: string): readonly Source[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .map((name) => ({ path: name, text: readFileSync(path.join(root, name), 'utf8') }));
}

describe('the house', () => {
  const paths = sources.map((source) => source.path);

  it.each(['core', 'main', 'renderer'])('keeps its rules in %s', (folder) => {
    const inFolder = sources.filter((source) => source.path.startsWith(`${folder}/`));
    expect(inFolder).not.toEqual([]);
    expect(inFolder.flatMap(violations)).toEqual([]);
  });

  it('has no circle of imports, among files or among folders', () => {
    expect(cyclesIn(sources)).toEqual([]);
  });

  it('has its arrows between rooms lead down', () => {
    expect(uphill(sources)).toEqual([]);
  });

  it('gives each file a name of its own', () => {
    expect(namedTwice(paths)).toEqual([]);
  });

  it('has each file of main in its room', () => {
    expect(outOfPlace(paths)).toEqual([]);
  });
});

describe("core's compiler settings", () => {
  let dir: string;

  beforeEach(() => {
    // Inside the project, so that the fixture could find all the types that are installed.
    const cache = path.join(root, 'node_modules/.cache');
    mkdirSync(cache, { recursive: true });
    dir = mkdtempSync(path.join(cache, 'core-types-'));
  });

  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  it('let plain TypeScript through', () => {
    expect(compileAsCore('export const longest = Math.max(...[1, 2]);')).toBe('');
  });

  it.each(['document', 'window', 'process', 'Buffer', 'setTimeout', 'fetch', 'console', 'crypto'])(
    'hide %s',
    (name) => {
      expect(compileAsCore(`export const seen = ${name};`)).toContain(`'${name}'`);
    },
  );

  it("hide Node's modules", () => {
    expect(compileAsCore("export { readFile } from 'node:fs';")).toContain("'node:fs'");
  });

  /** The compiler's complaints about a file compiled with core's settings. */
  function compileAsCore(text: string): string {
    writeFileSync(path.join(dir, 'fixture.ts'), text);
    writeFileSync(
      path.join(dir, 'tsconfig.json'),
      JSON.stringify({
        extends: path.join(root, 'core/tsconfig.json'),
        compilerOptions: {
          composite: false,
          emitDeclarationOnly: false,
          noEmit: true,
          rootDir: '.',
        },
        include: ['fixture.ts'],
      }),
    );
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', dir], { encoding: 'utf8' });
    return stdout + stderr;
  }
});
