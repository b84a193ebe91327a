import type { TranslationBundle } from '@jupyterlab/translation';
import type { ReactElement } from 'react';

import { OWN_KEYS } from '../keys';
import type { IDownload } from './film';

/** What can be taken home, behind one word. */
export function Downloads({
  downloads,
  trans
}: {
  downloads: IDownload[];
  trans: TranslationBundle;
}): ReactElement | null {
  if (downloads.length === 0) {
    return null;
  }
  const words: Record<IDownload['kind'], string> = {
    video: trans.__('Video (MP4)'),
    captions: trans.__('Captions (WebVTT)'),
    transcript: trans.__('Transcript (Markdown)'),
    script: trans.__('Script (Python)'),
    all: trans.__('Everything (ZIP)')
  };
  return (
    <details className="stitcher-downloads">
      <summary className="stitcher-button" {...OWN_KEYS}>
        {trans.__('Download')}
      </summary>
      <ul>
        {downloads.map(({ kind, url, name }) => (
          <li key={kind}>
            <a href={url} download={name} {...OWN_KEYS}>
              {words[kind]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
