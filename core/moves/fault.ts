/** A place in a move file, and what is wrong there. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
