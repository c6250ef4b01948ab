// The rules of the house that a compiler can't hold: who may import what, and no ambient clock,
// zone, locale or randomness in core.
import { type ESTree, Visitor, type VisitorObject } from 'vite';
import { type Import, importsOf, programOf, type Source, targetOf } from './imports';

export interface Violation {
  path: string;
  line: number;
  rule: string;
}

/** What breaks a rule in one source file. */
export function violations({ path, text }: Source): Violation[] {
  const program = programOf({ path, text });
  const found: { start: number; rule: string }[] = [];
  for (const imported of importsOf(program)) {
    for (const rule of importRules) {
      if (rule.breaks(path, imported)) found.push({ start: imported.start, rule: rule.says });
    }
  }
  if (path.startsWith('core/')) found.push(...ambientUses(program));
  if (!path.startsWith(vectorRoom)) found.push(...emptyPromises(program));
  return found.map(({ start, rule }) => ({ path, line: lineAt(text, start), rule }));
}

/** The figure casts vectors of three, which its types don't say. */
const vectorRoom = 'renderer/figure/';

const libraryOfCore = /^(zod|date-fns|@date-fns\/tz)(\/|$)/;
const mayImportElectron = /^main\/(desktop\/.*|index|preload)\.tsx?$/;

const importRules: { says: string; breaks(path: string, imported: Import): boolean }[] = [
  {
    says: 'core imports only core, zod and date-fns',
    breaks: (path, { from }) =>
      path.startsWith('core/') && folderOf(path, from) !== 'core' && !libraryOfCore.test(from),
  },
  {
    says: 'only main/desktop, main/index.ts and main/preload.ts import electron at run time',
    breaks: (path, { from, typeOnly }) =>
      /^electron(\/|$)/.test(from) &&
      !mayImportElectron.test(path) &&
      !(typeOnly && path.startsWith('main/')),
  },
  {
    says: 'only main/desktop imports node-notifier',
    breaks: (path, { from, typeOnly }) =>
      /^node-notifier(\/|$)/.test(from) && !typeOnly && !path.startsWith('main/desktop/'),
  },
  {
    says: 'the preload stays small: of ours it runs only core/channels',
    breaks: (path, { from, typeOnly }) =>
      path === 'main/preload.ts' &&
      !typeOnly &&
      from !== 'electron' &&
      targetOf(path, from) !== 'core/channels',
  },
  {
    says: 'windows take the types of the contract: what it runs stays in main',
    breaks: (path, { from, typeOnly }) =>
      path.startsWith('renderer/') && !typeOnly && targetOf(path, from) === 'core/contract',
  },
  {
    says: 'renderer and main meet only in core/contract',
    breaks: (path, { from }) => {
      const sides = [path.split('/')[0], folderOf(path, from)];
      return sides.includes('renderer') && sides.includes('main');
    },
  },
];

/** The top folder that an import leads to; null for a package. */
function folderOf(path: string, from: string): string | null {
  return targetOf(path, from)?.split('/')[0] ?? null;
}

const ambientMembers: Record<string, string> = {
  'Date.now': 'the clock',
  'performance.now': 'the clock',
  'Math.random': 'randomness',
  'crypto.randomUUID': 'randomness',
  'crypto.getRandomValues': 'randomness',
};

function ambientUses(program: ESTree.Program): { start: number; rule: string }[] {
  const found: { start: number; rule: string }[] = [];
  const report = (start: number, what: string) =>
    found.push({ start, rule: `core takes ${what} as an argument` });
  const check = (
    { callee, arguments: args, start }: ESTree.CallExpression | ESTree.NewExpression,
    isNew: boolean,
  ) => {
    const name = nameOf(callee);
    if (name === 'Date' && (!isNew || args.length === 0)) report(start, 'the clock');
    else if (name === 'Date' && args.length > 1) report(start, 'the zone');
    else if (name.startsWith('Intl.') && !namesLocale(args)) report(start, 'the locale');
    else if (name === 'Intl.DateTimeFormat' && !namesZone(args)) report(start, 'the zone');
    else if (/\.toLocale\w*String$/.test(name) && !namesLocale(args)) report(start, 'the locale');
  };
  const visitor: VisitorObject = {
    MemberExpression(node) {
      const what = ambientMembers[nameOf(node)];
      if (what) report(node.start, what);
    },
    CallExpression(node) {
      check(node, false);
    },
    NewExpression(node) {
      check(node, true);
    },
  };
  new Visitor(visitor).visit(program);
  return found;
}

/** Casts that no compiler can check: to nothing, by way of anything, or to whatever is asked for. */
function emptyPromises(program: ESTree.Program): { start: number; rule: string }[] {
  const found: { start: number; rule: string }[] = [];
  new Visitor({
    TSAsExpression({ expression, typeAnnotation: to, start }) {
      const report = (what: string) => found.push({ start, rule: `nobody can check ${what}` });
      if (to.type === 'TSNeverKeyword') report('as never');
      const isWayOut =
        expression.type === 'TSAsExpression' &&
        expression.typeAnnotation.type === 'TSUnknownKeyword';
      if (isWayOut) report('as unknown as');
      const isParameter =
        to.type === 'TSTypeReference' &&
        to.typeName.type === 'Identifier' &&
        /^[A-Z]$/.test(to.typeName.name);
      if (isParameter) report('as T');
    },
  }).visit(program);
  return found;
}

/** `Intl.DateTimeFormat` for that expression; `.toFixed` where a call's result is the object. */
function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return '';
  return `${nameOf(node.object)}.${node.property.name}`;
}

function namesLocale([locale]: ESTree.Node[]): boolean {
  return locale !== undefined && !(locale.type === 'Identifier' && locale.name === 'undefined');
}

/** True as well for options that are made elsewhere: what is in them can't be seen here. */
function namesZone([, options]: ESTree.Node[]): boolean {
  if (options?.type !== 'ObjectExpression') return options !== undefined;
  return options.properties.some(
    (one) =>
      one.type === 'SpreadElement' ||
      (one.key.type === 'Identifier' && one.key.name === 'timeZone'),
  );
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
