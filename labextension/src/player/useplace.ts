import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Where a video was, kept by whoever outlives the player: a cell that is scrolled away is taken off the page. */
export interface IPlace {
  time: number;
}

interface IHeld {
  time: number;
  playing: boolean;
  rate: number;
}

interface IPlaceEvents {
  /** The length is known, or has grown. */
  onLength: (video: HTMLVideoElement) => void;
  /** The place has changed; false while it is being found again and means nothing. */
  onTime: (video: HTMLVideoElement) => boolean;
  onPlay: () => void;
}

/**
 * Give a video element its address, and keep the place, the speed and whether it plays when another address follows.
 *
 * It stays the same element: who watches it in full screen, or has the keyboard on it, does so afterwards too. Until the
 * new video is at the place, the last picture of the old one is shown.
 */
export function usePlace(
  video: RefObject<HTMLVideoElement>,
  url: string | null,
  poster: string | null,
  place: IPlace,
  grows: boolean
): IPlaceEvents {
  const held = useRef<IHeld | null>(null);
  const before = useRef<string | null>(null);
  useLayoutEffect(() => {
    const element = video.current;
    if (!element || !url || before.current === url) {
      return;
    }
    const first = before.current === null;
    before.current = url;
    // Changed again before it was found: the place that was looked for counts.
    held.current ??= first
      ? { time: place.time, playing: false, rate: 1 }
      : { time: element.currentTime, playing: !element.paused, rate: element.playbackRate };
    const begun = held.current.playing || held.current.time > 0;
    element.poster = (begun && !first ? lastPicture(element) : null) ?? poster ?? '';
    element.src = url;
  }, [video, url, poster, place]);
  return {
    onLength: element => {
      const wanted = held.current;
      if (!wanted || (grows && wanted.time > element.duration)) {
        return;
      }
      held.current = null;
      element.playbackRate = wanted.rate;
      if (wanted.time > 0) {
        element.currentTime = Math.min(wanted.time, element.duration);
      }
      if (wanted.playing) {
        // Where the browser does not want to, the button is there.
        element.play().catch(() => undefined);
      }
    },
    onPlay: () => {
      // Who does not want to wait until that place is there begins where it can be begun.
      if (held.current?.playing === false) {
        held.current = null;
      }
    },
    onTime: element => {
      if (held.current) {
        return false;
      }
      place.time = element.currentTime;
      return true;
    }
  };
}

/** What is on the screen, as an address; null where there is nothing. */
function lastPicture(video: HTMLVideoElement): string | null {
  if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  try {
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    return canvas.toDataURL('image/jpeg');
  } catch {
    return null;
  }
}
