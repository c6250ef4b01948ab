/** The part of the X11 client that is used; the package has no typings. */
declare module 'x11' {
  export type Done<T> = (error: Error | null, value: T) => void;

  export interface Client {
    InternAtom(onlyIfExists: boolean, name: string, done: Done<number>): void;
    GetSelectionOwner(atom: number, done: Done<number>): void;
    GetProperty(
      remove: 0 | 1,
      window: number,
      property: number,
      type: number,
      offset: number,
      length: number,
      done: Done<{ readonly data: Buffer }>,
    ): void;
    GetGeometry(
      window: number,
      done: Done<{ readonly width: number; readonly height: number }>,
    ): void;
    TranslateCoordinates(
      from: number,
      to: number,
      x: number,
      y: number,
      done: Done<{ readonly destX: number; readonly destY: number }>,
    ): void;
    QueryPointer(
      window: number,
      done: Done<{ readonly rootX: number; readonly rootY: number }>,
    ): void;
    /** `data`: five 32-bit values. Sent as a window manager wants it: to who watches `to`. */
    SendClientMessage(
      to: number,
      about: number,
      type: number,
      format: 32,
      data: readonly number[],
    ): void;
    ChangeWindowAttributes(window: number, values: { readonly eventMask: number }): void;
    /** Only once the server has been reached: without `stream` it throws. */
    terminate(): void;
    readonly stream?: object;
    on(event: 'error', callback: (error: Error) => void): void;
    on(event: 'event', callback: (event: { readonly name: string }) => void): void;
  }

  export interface Display {
    readonly client: Client;
    readonly screen: readonly { readonly root: number }[];
  }

  export function createClient(
    options: { readonly display: string },
    done: (error: Error | null, display: Display | undefined) => void,
  ): Client;
}
