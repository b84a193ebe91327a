import type { TranslationBundle } from '@jupyterlab/translation';
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';

import { OWN_KEYS } from '../keys';
import { clock } from '../words';
import type { IChapter } from './webvtt';

export interface IContentsProps {
  chapters: IChapter[];
  /** Whether the sentences are shown too. */
  transcript: boolean;
  /** Where the video is, in seconds; changes a few times a second. */
  time: number;
  onSeek: (seconds: number) => void;
  trans: TranslationBundle;
}

/** The start of the last entry that has begun. */
function current(starts: readonly number[], time: number): number | undefined {
  return starts.filter(start => start <= time + 0.05).at(-1);
}

function step(list: HTMLElement, event: KeyboardEvent): void {
  const entries = [...list.querySelectorAll<HTMLButtonElement>('button')];
  const at = entries.findIndex(entry => entry === event.target);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 };
  const next = to[event.key];
  if (at >= 0 && next !== undefined) {
    event.preventDefault();
    entries[Math.min(Math.max(next, 0), entries.length - 1)]?.focus();
  }
}

/**
 * Chapters and what is said in them: each entry leads to its place, the one that is on is marked and kept in view.
 *
 * One stop for the Tab key; the arrow keys go from entry to entry.
 */
export function Contents({ chapters, transcript, time, onSeek, trans }: IContentsProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const touched = useRef(0);
  const chapter = current(
    chapters.map(({ start }) => start),
    time
  );
  const sentence = transcript
    ? current(
        chapters.flatMap(({ sentences }) => sentences.map(({ start }) => start)),
        time
      )
    : undefined;
  useEffect(() => {
    const box = list.current;
    const on = box?.querySelector<HTMLElement>(transcript ? '.stitcher-sentence[aria-current]' : '[aria-current]');
    // Whoever scrolls or goes through it by keyboard is not pulled away.
    if (!box || !on || Date.now() - touched.current < 5000 || box.contains(document.activeElement)) {
      return;
    }
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = on.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - box.clientHeight / 3;
    box.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' });
  }, [sentence, chapter, transcript]);
  const touch = (): void => {
    touched.current = Date.now();
  };
  // One entry can be reached by Tab: the sentence or chapter that is on, else the first.
  const first = chapters[0];
  const chapterStop = sentence === undefined ? (chapter ?? first?.start) : undefined;
  return (
    <div
      className="stitcher-contents"
      ref={list}
      role="group"
      aria-label={transcript ? trans.__('Chapters and transcript') : trans.__('Chapters')}
      onWheel={touch}
      onTouchMove={touch}
      onKeyDown={event => {
        step(event.currentTarget, event);
      }}
    >
      {chapters.map(part => (
        <div key={part.start} className="stitcher-chapter">
          {part.title && (
            <button
              type="button"
              {...OWN_KEYS}
              className="stitcher-entry stitcher-chapter-title"
              aria-current={part.start === chapter ? 'true' : undefined}
              tabIndex={part.start === chapterStop ? 0 : -1}
              onClick={() => {
                onSeek(part.start);
              }}
            >
              <span className="stitcher-figures">{clock(part.start)}</span>
              <span>{part.title}</span>
            </button>
          )}
          {transcript &&
            part.sentences.map(({ start, text }) => (
              <button
                key={start}
                type="button"
                {...OWN_KEYS}
                className="stitcher-entry stitcher-sentence"
                aria-current={start === sentence ? 'true' : undefined}
                tabIndex={start === sentence ? 0 : -1}
                onClick={() => {
                  onSeek(start);
                }}
              >
                {text}
              </button>
            ))}
        </div>
      ))}
    </div>
  );
}
