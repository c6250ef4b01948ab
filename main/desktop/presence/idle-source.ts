/** Somewhere the idle time can be asked. */
export interface IdleSource {
  readonly name: string;
  /** Milliseconds since the last input. Rejects when it can't tell. */
  ask(): Promise<number>;
  /** Whether it counts in ms, so that an exact 0 again and again means it doesn't count. */
  readonly fine: boolean;
  close?(): void;
}
