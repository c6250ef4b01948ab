import type { DBusError } from '@jellybrick/dbus-next';

/** An interface at an object path: what its methods, properties and signals are. */
export interface ServedInterface {
  methods?: Record<string, ServedMethod>;
  properties?: Record<string, ServedProperty>;
  /** The signature of each signal. */
  signals?: Record<string, string>;
}

export interface ServedMethod {
  takes: string;
  gives: string;
  /** Gets its arguments without variants around them; a thrown {@link DBusError} is the answer. */
  run(args: unknown[], caller: string): unknown[] | Promise<unknown[]>;
}

export interface ServedProperty {
  type: string;
  read(): unknown;
}
