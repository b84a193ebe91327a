import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

import type { Api } from './api';
import { asFault, type Fault } from './fault';
import { follow, type Link } from './follower';
import { afterEvent, isActive, isEnd, type IJob, type IJobEvent, type IJobRequest } from './job';
import { Slots } from './slots';

/** What is known of one job; never changed, only replaced. */
export interface IEntry {
  readonly job: IJob | null;
  readonly link: Link;
  readonly fault: Fault | null;
}

interface IFollowing {
  count: number;
  stop: AbortController;
}

const NOTHING: IEntry = { job: null, link: 'none', fault: null };
const STREAMS = 2;
// After these, place in line, files, errors or what can be watched may be others than the events tell.
const ASK_AFTER: readonly string[] = ['queued', 'running', 'retrying', 'resumed', 'early', 'preview'];

/**
 * The one place in the browser that knows jobs: the panel and all outputs look here.
 *
 * Whoever shows a job that is not over follows it; two that follow the same job share one stream.
 */
export class JobStore {
  constructor(readonly api: Api) {}

  /** Sent with the id of a job of which something new is known. */
  get changed(): ISignal<this, string> {
    return this._changed;
  }

  /** Sent when jobs came, went or ended: lists should be fetched again. */
  get listChanged(): ISignal<this, void> {
    return this._listChanged;
  }

  entry(id: string): IEntry {
    return this._entries.get(id) ?? NOTHING;
  }

  /** All known jobs that wait or run, the oldest first. */
  active(): IJob[] {
    return [...this._entries.values()]
      .flatMap(({ job }) => (job && isActive(job) ? [job] : []))
      .sort((one, other) => one.created - other.created);
  }

  /** Take in what the server told of jobs; what is older than what is known is left. */
  learn(jobs: readonly IJob[]): void {
    for (const job of jobs) {
      const known = this.entry(job.id).job;
      if (!known || known.last_event <= job.last_event) {
        this._set(job.id, {
          job: known?.code === undefined ? job : { ...job, code: job.code ?? known.code },
          fault: null
        });
        if (known && !isActive(known) && isActive(job)) {
          // It was begun again elsewhere.
          this._restart(job.id);
        }
      }
    }
  }

  /** Keep what is known of a job fresh until the result is disposed of. */
  follow(id: string): IDisposable {
    let following = this._following.get(id);
    if (!following) {
      following = { count: 0, stop: new AbortController() };
      this._following.set(id, following);
      void this._begin(id, following);
    }
    const held = following;
    held.count += 1;
    return new DisposableDelegate(() => {
      held.count -= 1;
      // A component that is drawn anew lets go and takes up in the same breath.
      window.setTimeout(() => {
        if (held.count === 0) {
          this._end(id, held);
        }
      }, 100);
    });
  }

  async submit(request: IJobRequest): Promise<IJob> {
    const key = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    const job = await this.api.submit(request, key);
    this.learn([job]);
    this._listChanged.emit();
    return job;
  }

  async cancel(id: string): Promise<void> {
    this.learn([await this.api.cancel(id)]);
    this._listChanged.emit();
  }

  async retry(id: string, change: { scene?: string; hint?: string }): Promise<void> {
    const job = await this.api.retry(id, change);
    this.learn([job]);
    this._listChanged.emit();
  }

  async remove(id: string, files: boolean): Promise<void> {
    await this.api.remove(id, files);
    const following = this._following.get(id);
    if (following) {
      this._end(id, following);
    }
    this._entries.delete(id);
    this._changed.emit(id);
    this._listChanged.emit();
  }

  /** Ask for one job, its code included. */
  async refresh(id: string): Promise<IJob> {
    const job = await this.api.job(id);
    this.learn([job]);
    return job;
  }

  private async _begin(id: string, following: IFollowing): Promise<void> {
    try {
      if (!this.entry(id).job) {
        this.learn([await this.api.job(id)]);
      }
    } catch (error) {
      const fault = asFault(error);
      if (fault.kind !== 'offline') {
        this._set(id, { fault });
        this._following.delete(id);
        return;
      }
    }
    const job = this.entry(id).job;
    if (job && !isActive(job)) {
      return;
    }
    await follow(
      this.api,
      id,
      this._slots,
      {
        last: () => this.entry(id).job?.last_event ?? 0,
        event: event => {
          this._hear(id, event);
        },
        snapshot: fresh => {
          this._see(fresh);
        },
        link: link => {
          this._link(id, link);
        },
        fault: fault => {
          this._set(id, { fault, link: 'none' });
        }
      },
      following.stop.signal
    );
  }

  private _hear(id: string, event: IJobEvent): void {
    const { job } = this.entry(id);
    if (job) {
      this._set(id, { job: afterEvent(job, event), fault: null });
    }
    if (!job || ASK_AFTER.includes(event.kind)) {
      void this.refresh(id).catch(() => undefined);
    }
  }

  private _see(job: IJob): void {
    const before = this.entry(job.id).job;
    this.learn([job]);
    if (isEnd(job.state) && (!before || isActive(before))) {
      this._listChanged.emit();
    }
  }

  private _link(id: string, link: Link): void {
    if (this.entry(id).link !== link) {
      this._set(id, { link });
    }
  }

  private _restart(id: string): void {
    const following = this._following.get(id);
    if (following) {
      following.stop.abort();
      following.stop = new AbortController();
      void this._begin(id, following);
    }
  }

  private _end(id: string, following: IFollowing): void {
    following.stop.abort();
    if (this._following.get(id) === following) {
      this._following.delete(id);
    }
  }

  private _set(id: string, change: Partial<IEntry>): void {
    this._entries.set(id, { ...this.entry(id), ...change });
    this._changed.emit(id);
  }

  private readonly _entries = new Map<string, IEntry>();
  private readonly _following = new Map<string, IFollowing>();
  private readonly _slots = new Slots(STREAMS);
  private readonly _changed = new Signal<this, string>(this);
  private readonly _listChanged = new Signal<this, void>(this);
}
