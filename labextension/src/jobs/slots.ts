/**
 * How many streams a page may hold open.
 *
 * Browsers open six connections to one HTTP/1.1 server, for all tabs together; streams that took them all would leave
 * none for saving a notebook. Jobs without a stream are asked for every few seconds.
 */
export class Slots {
  constructor(private _free: number) {}

  /** Take a slot: the function gives it back; null when there is none. */
  take(): (() => void) | null {
    if (this._free <= 0) {
      return null;
    }
    this._free -= 1;
    let held = true;
    return () => {
      if (held) {
        held = false;
        this._free += 1;
      }
    };
  }
}
