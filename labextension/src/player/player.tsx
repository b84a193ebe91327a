import type { TranslationBundle } from '@jupyterlab/translation';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';

import { OWN_KEYS } from '../keys';
import { Contents } from './contents';
import { Downloads } from './downloads';
import type { IFilm } from './film';
import { useFilm } from './usefilm';
import { type IPlace, usePlace } from './useplace';

export interface IPlayerProps {
  film: IFilm;
  place: IPlace;
  captions: boolean;
  transcript: boolean;
  trans: TranslationBundle;
  /** What there is to say of it, below the picture. */
  note?: string;
  /** What stands beside "Download". */
  actions?: ReactNode;
}

/** The video with its captions; its chapters and what is said, both clickable; and its files. */
export function Player({ film, place, captions, transcript, trans, note, actions }: IPlayerProps): ReactElement {
  const { url, poster, track, contents, downloads, missing } = useFilm(film);
  const video = useRef<HTMLVideoElement>(null);
  const { onLength, onTime, onPlay } = usePlace(video, url, poster, place, film.grows === true);
  const [time, setTime] = useState(place.time);
  const [reading, setReading] = useState(transcript);
  const sentences = contents.some(part => part.sentences.length > 0);
  const titles = contents.some(part => part.title);

  useEffect(() => {
    const list = video.current?.textTracks;
    if (track && list?.[0]) {
      list[0].mode = captions ? 'showing' : 'hidden';
    }
  }, [track, captions]);

  if (missing) {
    return (
      <p className="stitcher-missing" role="note">
        {trans.__(
          'The video is not here. It belongs into the folder beside this notebook; run the cell again to make it anew.'
        )}
      </p>
    );
  }
  const seek = (seconds: number): void => {
    if (video.current) {
      video.current.currentTime = seconds;
      setTime(seconds);
    }
  };
  const leave = (event: KeyboardEvent<HTMLElement>): void => {
    // The notebook's keys rest in here, or an arrow key would change the cell: Escape gives them back.
    if (event.key === 'Escape') {
      event.currentTarget.closest<HTMLElement>('.jp-Notebook')?.focus();
    }
  };
  return (
    // No landmark: a page may well show the same video twice.
    <div
      role="group"
      className={`stitcher-player${(reading && sentences) || titles ? '' : ' stitcher-player-alone'}`}
      aria-label={film.title || trans.__('Video')}
      onKeyDown={leave}
    >
      <div className="stitcher-picture">
        {url && (
          <video
            ref={video}
            controls
            {...OWN_KEYS}
            playsInline
            preload="metadata"
            aria-label={film.title || trans.__('Video')}
            onLoadedMetadata={({ currentTarget }) => {
              onLength(currentTarget);
            }}
            onDurationChange={({ currentTarget }) => {
              if (currentTarget.readyState > 0) {
                onLength(currentTarget);
              }
            }}
            onPlay={onPlay}
            onTimeUpdate={({ currentTarget }) => {
              if (onTime(currentTarget)) {
                setTime(currentTarget.currentTime);
              }
            }}
          >
            {track && <track key={track} kind="captions" src={track} label={trans.__('Captions')} default={captions} />}
          </video>
        )}
      </div>
      {note && <p className="stitcher-quiet stitcher-player-note">{note}</p>}
      {((reading && sentences) || titles) && (
        <Contents chapters={contents} transcript={reading && sentences} time={time} onSeek={seek} trans={trans} />
      )}
      <div className="stitcher-row stitcher-player-actions">
        {actions}
        {sentences && (
          <button
            type="button"
            {...OWN_KEYS}
            className="stitcher-button"
            aria-pressed={reading}
            onClick={() => {
              setReading(!reading);
            }}
          >
            {trans.__('Transcript')}
          </button>
        )}
        <Downloads downloads={downloads} trans={trans} />
      </div>
    </div>
  );
}
