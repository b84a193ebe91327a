import { useEffect, useState } from 'react';

import { asFault } from '../jobs/fault';
import { backoff, pause } from '../jobs/waiting';
import type { IDownload, IFilm } from './film';
import { contentsOf, cuesOf, type IChapter } from './webvtt';

export interface ILoaded {
  /** Null while it is looked for. */
  url: string | null;
  poster: string | null;
  /** A blob that lives as long as the film is shown. */
  track: string | null;
  contents: IChapter[];
  downloads: IDownload[];
  missing: boolean;
}

const EMPTY: ILoaded = { url: null, poster: null, track: null, contents: [], downloads: [], missing: false };

/** A film's addresses and texts; what was loaded for the film before stays until the new one is there. */
export function useFilm(film: IFilm): ILoaded {
  const [loaded, setLoaded] = useState<ILoaded>(EMPTY);
  useEffect(() => {
    const left = new AbortController();
    let gone = false;
    let track: string | null = null;
    let failures = 0;
    const load = async (): Promise<void> => {
      try {
        const url = await film.videoUrl();
        const [poster, captions, chapters, downloads] = await Promise.all([
          film.posterUrl(),
          film.captions().catch(() => null),
          film.chapters().catch(() => null),
          film.downloads()
        ]);
        if (gone) {
          return;
        }
        track = captions === null ? null : URL.createObjectURL(new Blob([captions], { type: 'text/vtt' }));
        setLoaded({
          url,
          poster,
          track,
          contents: contentsOf(cuesOf(chapters ?? ''), cuesOf(captions ?? '')),
          downloads,
          missing: false
        });
      } catch (error) {
        if (gone) {
          return;
        }
        if (asFault(error).kind !== 'offline') {
          setLoaded({ ...EMPTY, missing: true });
          return;
        }
        // A server that is away for a while says nothing about the video.
        await pause(1000 * backoff(failures++), left.signal);
        if (!left.signal.aborted) {
          await load();
        }
      }
    };
    void load();
    return () => {
      gone = true;
      left.abort();
      film.close?.();
      if (track) {
        URL.revokeObjectURL(track);
      }
    };
    // The key says whether it is another film; the object is made anew at each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [film.key]);
  return loaded;
}
