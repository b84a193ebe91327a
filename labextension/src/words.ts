import type { TranslationBundle } from '@jupyterlab/translation';

import type { Fault } from './jobs/fault';
import { type IJob, isEnd, type Stage } from './jobs/job';

/** Minutes and seconds: 1:05. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60);
  return `${minutes}:${String(whole % 60).padStart(2, '0')}`;
}

/** How long something may still take, as people say it. */
export function roughly(seconds: number, trans: TranslationBundle): string {
  if (seconds < 8) {
    return trans.__('a few seconds');
  }
  if (seconds < 50) {
    return trans.__('about %1 seconds', Math.round(seconds / 10) * 10);
  }
  if (seconds < 90) {
    return trans.__('about a minute');
  }
  return trans.__('about %1 minutes', Math.round(seconds / 60));
}

/** How long ago, in the reader's language. */
export function ago(time: number, now: number = Date.now() / 1000): string {
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60]
  ];
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang || undefined, { numeric: 'auto' });
  for (const [unit, length] of steps) {
    if (now - time >= length) {
      return format.format(-Math.floor((now - time) / length), unit);
    }
  }
  return format.format(0, 'second');
}

/** What goes on in a stage. */
export function stageWords(stage: Stage, trans: TranslationBundle): string {
  const words: Record<Stage, string> = {
    thinking: trans.__('Reading your sentence'),
    retrieving: trans.__('Looking for examples'),
    planning: trans.__('Planning the scenes'),
    writing: trans.__('Writing the scenes'),
    rehearsing: trans.__('Checking the scenes'),
    speaking: trans.__('Recording the voice'),
    rendering: trans.__('Drawing the scenes'),
    finalizing: trans.__('Putting the video together')
  };
  return words[stage];
}

/** One line that tells how a job stands; it changes when something happens, not with every percent. */
export function standing(job: IJob, trans: TranslationBundle): string {
  switch (job.state) {
    case 'queued':
      return job.position === null || job.position <= 1
        ? trans.__('Waiting: next in line')
        : trans.__('Waiting: number %1 in line', job.position);
    case 'running':
      if (!job.stage) {
        return trans.__('Starting');
      }
      if (job.stage === 'rendering' && job.scene !== null && job.scenes !== null && job.scenes > 1) {
        return trans.__('Drawing scene %1 of %2', job.scene, job.scenes);
      }
      if (job.stage === 'writing' && job.scene !== null && job.scenes !== null && job.scenes > 1) {
        return trans.__('Writing scene %1 of %2', job.scene, job.scenes);
      }
      return stageWords(job.stage, trans);
    case 'done':
      return job.gaps.length > 0
        ? trans._n('Done, but %1 scene is missing', 'Done, but %1 scenes are missing', job.gaps.length)
        : trans.__('Done');
    case 'failed':
      return trans.__('Could not be made');
    case 'cancelled':
      return trans.__('Stopped');
  }
}

/** What is said of a film that is not the finished video; empty where there is nothing to watch yet. */
export function watchWords(job: IJob, trans: TranslationBundle): string {
  if (isEnd(job.state)) {
    return '';
  }
  if (job.preview) {
    return trans.__('Preview. The full quality follows.');
  }
  return job.early ? trans.__('The first scenes are ready; the rest is being drawn.') : '';
}

// What the command line's remedies name, and what a page has instead.
const ON_A_PAGE: readonly (readonly [string, string])[] = [
  ['See all: stitcher templates list', 'All of them are in the panel, under Lessons'],
  ['stitcher templates list', 'the panel, under Lessons'],
  ['--model; see docs/models.md', 'whoever looks after this Jupyter can do that once for everybody'],
  ['See: stitcher voices', 'The panel lists the voices, under Options'],
  ["'stitcher voices' lists", 'the panel lists, under Options,'],
  ['--max-duration', 'Options, length']
];

/** Say a remedy in the page's words rather than the command line's. */
export function onAPage(remedy: string): string {
  return ON_A_PAGE.reduce((told, [said, meant]) => told.replaceAll(said, meant), remedy);
}

/** What to do about a fault: one sentence for what it is, one for the remedy. */
export function faultWords(
  fault: Fault,
  trans: TranslationBundle
): { title: string; remedy: string; command?: string } {
  switch (fault.kind) {
    case 'missing':
      return {
        title: trans.__('The Stitcher server extension is not running.'),
        remedy: trans.__('Switch it on with this command, then restart JupyterLab:'),
        command: 'jupyter server extension enable stitcher_lab'
      };
    case 'forbidden':
      return {
        title: trans.__('The server did not let this page in.'),
        remedy: trans.__('Reload the page to log in again.')
      };
    case 'offline':
      return {
        title: trans.__('The server does not answer.'),
        remedy: trans.__('Work that was begun goes on by itself as soon as the server is back.')
      };
    case 'unknown':
      return {
        title: trans.__('This server does not know this video.'),
        remedy: trans.__('It was made elsewhere, or deleted. Run the cell again to make it here.')
      };
    case 'refused':
    case 'failed':
      return { title: fault.message, remedy: onAPage(fault.remedy) };
  }
}
