import type { ServedInterface } from './served-interface';

/** What an object tells `gdbus`, Qt and other clients that ask before they call. */
export function introspectionXml(
  path: string,
  served: ReadonlyMap<string, Record<string, ServedInterface>>,
): string {
  const below = path === '/' ? '/' : `${path}/`;
  const children = new Set(
    [...served.keys()]
      .filter((other) => other.startsWith(below) && other !== path)
      .map((other) => other.slice(below.length).split('/', 1)[0]),
  );
  const interfaces = Object.entries(served.get(path) ?? {}).map(
    ([name, { methods = {}, properties = {}, signals = {} }]) =>
      [
        `<interface name="${name}">`,
        ...Object.entries(methods).map(
          ([method, { takes, gives }]) =>
            `<method name="${method}">${argsXml(takes, 'in')}${argsXml(gives, 'out')}</method>`,
        ),
        ...Object.entries(properties).map(
          ([property, { type }]) => `<property name="${property}" type="${type}" access="read"/>`,
        ),
        ...Object.entries(signals).map(
          ([signal, signature]) => `<signal name="${signal}">${argsXml(signature)}</signal>`,
        ),
        '</interface>',
      ].join(''),
  );
  const nodes = [...children].map((child) => `<node name="${child}"/>`);
  return `<node>${interfaces.join('')}${nodes.join('')}</node>`;
}

function argsXml(signature: string, direction?: 'in' | 'out'): string {
  const attribute = direction === undefined ? '' : ` direction="${direction}"`;
  return completeTypes(signature)
    .map((type) => `<arg type="${type}"${attribute}/>`)
    .join('');
}

/** Splits a signature into its complete types: `sa{sv}(ii)` → `s`, `a{sv}`, `(ii)`. */
export function completeTypes(signature: string): string[] {
  const types: string[] = [];
  let start = 0;
  let depth = 0;
  for (const [at, code] of [...signature].entries()) {
    if (code === '(' || code === '{') depth += 1;
    if (code === ')' || code === '}') depth -= 1;
    if (depth === 0 && code !== 'a') {
      types.push(signature.slice(start, at + 1));
      start = at + 1;
    }
  }
  return types;
}
