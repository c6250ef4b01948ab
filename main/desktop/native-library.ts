/** Functions of the system's own libraries, called without a program in between. */

/** Numbers, 64-bit ones as bigint, and memory by its typed array; null is no memory. */
type Argument = number | bigint | NodeJS.TypedArray | null;

export interface NativeLibrary {
  /** A function that gives a number, by its prototype in C. Throws where there is none. */
  func(prototype: string): (...args: readonly Argument[]) => number | bigint;
}

/**
 * Opens the library at a path, or of a name that the system knows. Rejects where there is none,
 * and where nothing is shipped to call it with: it is for Windows and macOS only.
 */
export type OpenLibrary = (path: string) => Promise<NativeLibrary>;

export const openLibrary: OpenLibrary = async (path) => {
  const { load } = await import('koffi');
  return load(path);
};
