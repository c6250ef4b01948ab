/**
 * Builds every mutant into the code, each behind a switch: one build serves all of them. The
 * changes are those of Stryker's instrumenter; its current release needs Node 22, so that the
 * last one for Node 20 is used, and its runner, which has no random samples, is left out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { projectDir } from '../script';
import { areaOf, areas } from './areas';

export interface Mutant {
  readonly id: string;
  readonly area: string;
  /** Path in the project, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly original: string;
  readonly replacement: string;
}

export interface Instrumented {
  readonly mutants: readonly Mutant[];
  /** The code with all its switches, by path in the project. */
  readonly code: Readonly<Record<string, string>>;
}

/** Instruments all areas. Numbers and order of the mutants depend on the code alone. */
export async function instrument(): Promise<Instrumented> {
  const sources = new Map(
    sourceFiles().map((file) => [file, readFileSync(path.join(projectDir, file), 'utf8')]),
  );
  const { files, mutants } = await new Instrumenter(silent).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [{ shouldIgnore: thrownText }] },
  );
  return {
    code: Object.fromEntries(files.map(({ name, content }) => [name, content])),
    mutants: mutants
      .filter(({ status }) => status !== 'Ignored')
      .map(({ id, fileName, location, replacement }) => ({
        id,
        area: areaOf(fileName) ?? '',
        file: fileName,
        line: location.start.line + 1,
        column: location.start.column + 1,
        original: textAt(sources.get(fileName) ?? '', location),
        replacement,
      })),
  };
}

function sourceFiles(): readonly string[] {
  const roots = [...new Set(areas.flatMap(({ paths }) => paths.map((each) => each.split('/')[0])))];
  return roots
    .flatMap((root = '') =>
      readdirSync(path.join(projectDir, root), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${root}/${name.replaceAll(path.sep, '/')}`,
      ),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && areaOf(file) !== null)
    .toSorted();
}

/** The words of a thrown error are for whoever reads the stack: no test holds them. */
function thrownText(node: object): string | undefined {
  const { node: here, parentPath: parent } = node as NodePath;
  const isText = here.type === 'StringLiteral' || here.type === 'TemplateLiteral';
  const isThrown = parent?.node.type === 'NewExpression';
  return isText && isThrown && parent.parentPath?.node.type === 'ThrowStatement'
    ? 'the words of an error'
    : undefined;
}

interface NodePath {
  readonly node: { readonly type: string };
  readonly parentPath: NodePath | null;
}

interface Place {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

function textAt(source: string, { start, end }: Place): string {
  const lines = source.split('\n').slice(start.line, end.line + 1);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, end.column) ?? '';
  lines[0] = lines[0]?.slice(start.column) ?? '';
  return lines.join('\n');
}

const nothing = () => undefined;
const no = () => false;
const silent = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
