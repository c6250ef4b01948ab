/** What a source file imports, read from its syntax. */
import { type ESTree, parseSync, Visitor, type VisitorObject } from 'vite';

export interface Source {
  /** From the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** As written. */
  readonly from: string;
  readonly start: number;
  readonly typeOnly: boolean;
}

/** Throws an error with the path for what is not TypeScript. */
export function programOf({ path, text }: Source): ESTree.Program {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} can't be parsed: ${errors[0]?.message}`);
  return program;
}

export function importsOf(program: ESTree.Program): Import[] {
  const found: Import[] = [];
  const add = (source: { value: string }, start: number, typeOnly: boolean) =>
    found.push({ from: source.value, start, typeOnly });
  const visitor: VisitorObject = {
    ImportDeclaration(node) {
      add(node.source, node.start, isTypeOnly(node));
    },
    ExportNamedDeclaration({ source, start, exportKind }) {
      if (source) add(source, start, exportKind === 'type');
    },
    ExportAllDeclaration({ source, start, exportKind }) {
      add(source, start, exportKind === 'type');
    },
    TSImportType({ source, start }) {
      add(source, start, true);
    },
    ImportExpression({ source, start }) {
      if (source.type === 'Literal') add({ value: String(source.value) }, start, false);
    },
    CallExpression({ callee, arguments: [first], start }) {
      const isRequire = callee.type === 'Identifier' && callee.name === 'require';
      if (isRequire && first?.type === 'Literal') add({ value: String(first.value) }, start, false);
    },
  };
  new Visitor(visitor).visit(program);
  return found;
}

/** `import type …`, or one whose every name says `type`. */
function isTypeOnly({ importKind, specifiers }: ESTree.ImportDeclaration): boolean {
  if (importKind === 'type') return true;
  return (
    specifiers.length > 0 &&
    specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type')
  );
}

/** Where an import leads in the project, without an ending; null for a package. */
export function targetOf(path: string, from: string): string | null {
  if (from.startsWith('#core/')) return from.slice(1);
  if (!from.startsWith('.')) return null;
  return new URL(from, `file:///${path}`).pathname.slice(1);
}
