import type { Api } from '../jobs/api';
import { type IEarly, type IJob, nameOf } from '../jobs/job';
import { Slots } from '../jobs/slots';
import type { IDownload, IFilm } from './film';

/** How many films may be fetched at the same time, in all outputs of this page: each holds a connection. */
const FETCHED = new Slots(2);
/** Seconds: sound and picture of what is there do not end at the same moment. */
const RAGGED = 0.1;
/** Milliseconds for which the address of a film is good after nobody wants it any more. */
const LINGERING = 10_000;

/** Whether this browser can play a film of this kind while it grows. */
export function canPlay(early: IEarly): boolean {
  return typeof MediaSource !== 'undefined' && MediaSource.isTypeSupported(early.type);
}

/**
 * The first scenes of a video that is still being drawn.
 *
 * They come as one answer that goes on for as long as the job does, and are handed to the video element as they come
 * (Media Source Extensions): an address alone could not be watched from within, since nobody knows the length yet.
 */
export class EarlyFilm implements IFilm {
  constructor(
    private readonly _api: Api,
    private readonly _job: IJob,
    private readonly _early: IEarly,
    private readonly _failed: () => void
  ) {
    this.key = `${_job.id} early ${_early.version}`;
    this.title = nameOf(_job);
  }

  readonly key: string;
  readonly title: string;
  readonly grows = true;

  videoUrl(): Promise<string> {
    this.close();
    const left = new AbortController();
    const source = new MediaSource();
    const url = URL.createObjectURL(source);
    this._close = () => {
      left.abort();
      // Not at once: a video element that is just about to open it would complain.
      window.setTimeout(() => {
        URL.revokeObjectURL(url);
      }, LINGERING);
    };
    source.addEventListener(
      'sourceopen',
      () => {
        this._fill(source, left.signal).catch(() => {
          // What came until then can be watched; where nothing came, there is nothing to show.
          if (!left.signal.aborted && source.sourceBuffers[0]?.buffered.length !== 1) {
            this._failed();
          }
        });
      },
      { once: true }
    );
    return Promise.resolve(url);
  }

  close(): void {
    this._close();
  }

  posterUrl(): Promise<string | null> {
    return Promise.resolve(null);
  }

  captions(): Promise<string | null> {
    return Promise.resolve(null);
  }

  chapters(): Promise<string | null> {
    return Promise.resolve(null);
  }

  downloads(): Promise<IDownload[]> {
    return Promise.resolve([]);
  }

  private async _fill(source: MediaSource, left: AbortSignal): Promise<void> {
    const release = FETCHED.take();
    if (!release) {
      throw new Error('enough films are fetched');
    }
    try {
      const buffer = source.addSourceBuffer(this._early.type);
      const reader = (await this._api.early(this._job.id, left)).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          break;
        }
        await added(buffer, value);
        const end = buffer.buffered.length > 0 ? buffer.buffered.end(buffer.buffered.length - 1) : 0;
        if (end > 0 && (!Number.isFinite(source.duration) || source.duration < end + RAGGED)) {
          // Without it, players take this for a broadcast, and offer no way back.
          source.duration = end + RAGGED;
        }
      }
      if (source.readyState === 'open') {
        source.endOfStream();
      }
    } finally {
      release();
    }
  }

  private _close: () => void = () => undefined;
}

function added(buffer: SourceBuffer, piece: Uint8Array<ArrayBuffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    buffer.addEventListener(
      'updateend',
      () => {
        resolve();
      },
      { once: true }
    );
    buffer.addEventListener(
      'error',
      () => {
        reject(new Error('the pictures cannot be played'));
      },
      { once: true }
    );
    buffer.appendBuffer(piece);
  });
}
