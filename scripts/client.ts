// The `unhunch` command: a small program in C that reaches the running app without starting
// Chromium, and starts the app where none runs.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectDir, run, UserError } from './script';

const localesDir = path.join(projectDir, 'assets/locales');

/** What it says itself, before any app is there to speak: keys of `commandLine`. */
const texts = {
  TEXT_BUSY: 'busy',
  TEXT_NO_ANSWER: 'noAnswer',
  TEXT_ENDED: 'ended',
  TEXT_NO_PROGRAM: 'noProgram',
  TEXT_TOO_LONG: 'tooLong',
} as const;

/**
 * Compiles the command to `file` with the system's C compiler, or `$CC`.
 *
 * @throws {UserError} when there is no compiler, or it refuses
 */
export async function compileClient(file: string): Promise<void> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'unhunch-client-'));
  try {
    await writeFile(path.join(dir, 'texts.h'), await textsHeader());
    // Static: it is to run on systems older than this one, as Electron does.
    const flags = ['-std=gnu11', '-O2', '-s', '-static', '-Wall', '-Wextra', '-Werror'];
    const sources = ['unhunch.c', 'watch.c'].map((name) => path.join(projectDir, 'native', name));
    await compile([...flags, '-I', dir, '-o', file, ...sources]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Whether this system can make the command, and with it a package. */
export async function canCompileClient(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  try {
    return (await run(compiler(), ['--version'])).code === 0;
  } catch {
    return false;
  }
}

const compiler = () => process.env.CC || 'cc';

async function compile(args: readonly string[]): Promise<void> {
  let result: { code: number; output: string };
  try {
    result = await run(compiler(), [...args]);
  } catch {
    throw new UserError(
      `Packaging needs a C compiler for the unhunch command, and there is no ${compiler()} here. Debian's package is gcc with libc6-dev.`,
    );
  }
  if (result.code !== 0) {
    throw new UserError(`The unhunch command can't be compiled:\n${result.output.trim()}`);
  }
}

/** The same for Windows, where the name is the app's own: it goes into a folder of its own. */
export async function compileWindowsClient(appDir: string): Promise<void> {
  await mkdir(path.join(appDir, 'bin'), { recursive: true });
  const source = path.join(projectDir, 'native/unhunch-windows.c');
  const flags = ['-std=gnu11', '-O2', '-s', '-static', '-municode', '-Wall', '-Wextra', '-Werror'];
  await compile([...flags, '-o', path.join(appDir, 'bin', 'unhunch.exe'), source]);
}

/** The texts of all languages; `say` in common.h picks one. */
async function textsHeader(): Promise<string> {
  const languages = await readdir(localesDir);
  const rows = await Promise.all(
    languages.map(async (language) => {
      const file = path.join(localesDir, language, 'desktop.json');
      const { commandLine } = JSON.parse(await readFile(file, 'utf8'));
      const words = Object.values(texts).map((key) => cString(commandLine[key]));
      return `  {"${language.replace('-', '_')}", {${words.join(', ')}}},`;
    }),
  );
  return [
    `enum text { ${Object.keys(texts).join(', ')}, TEXT_COUNT };`,
    'static const struct { const char *language, *texts[TEXT_COUNT]; } languages[] = {',
    ...rows,
    '};',
    '',
  ].join('\n');
}

/** A text as a C string; its one value, if any, as printf has it. */
function cString(text: string): string {
  const format = text.replaceAll('%', '%%').replace(/\{\{\w+\}\}/, '%s');
  const escaped = [...Buffer.from(format)].map((byte) =>
    byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c
      ? String.fromCharCode(byte)
      : `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return `"${escaped.join('')}"`;
}
