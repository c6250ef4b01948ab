/** A system library that is not here: its functions, by name, write into memory as the real ones do. */
import type { NativeLibrary, OpenLibrary } from '../../../main/desktop/native-library';

type Functions = Readonly<Record<string, ReturnType<NativeLibrary['func']>>>;

/** Libraries by the end of their path; every other is missing. */
export function librariesOf(libraries: Readonly<Record<string, Functions>>): OpenLibrary {
  return async (path) => {
    const found = Object.entries(libraries).find(([name]) => path.endsWith(name));
    if (!found) throw new Error(`${path} is not there`);
    const [, functions] = found;
    return {
      func(prototype) {
        const name = prototype.match(/(\w+)\(/)?.[1] ?? '';
        const called = functions[name];
        if (!called) throw new Error(`no function ${name}`);
        return called;
      },
    };
  };
}

/** Writes numbers to where an argument points. */
export function write(to: unknown, ...values: readonly (number | bigint)[]): void {
  if (to instanceof BigInt64Array) to.set(values.map(BigInt));
  else if (to instanceof Uint16Array || to instanceof Int32Array || to instanceof Uint32Array) {
    to.set(values.map(Number));
  } else throw new Error('that is no memory to write to');
}

/** The text that an argument points to, in UTF-16 with a closing zero. */
export function textAt(from: unknown): string {
  if (!Buffer.isBuffer(from)) throw new Error('that is no text');
  return from.toString('utf16le').replace(/\0$/, '');
}
