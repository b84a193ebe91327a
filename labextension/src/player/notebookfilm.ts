import { PathExt } from '@jupyterlab/coreutils';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Contents } from '@jupyterlab/services';

import type { IDownload, IFilm } from './film';

/** What a notebook's output says of a video. */
export interface IVideoOutput {
  /** The video relative to the notebook, with `/`. */
  video: string;
  version: string;
  title: string;
  captions: boolean;
  chapters: boolean;
}

const BESIDE: readonly [string, IDownload['kind']][] = [
  ['.mp4', 'video'],
  ['.vtt', 'captions'],
  ['.transcript.md', 'transcript'],
  ['.py', 'script']
];

/**
 * The video that lies beside a notebook.
 *
 * Its files come through the contents service, so that it plays for whoever has the notebook and its folder, on a
 * server that never made it.
 */
export class NotebookFilm implements IFilm {
  constructor(
    private readonly _output: IVideoOutput,
    private readonly _resolver: IRenderMime.IResolver,
    private readonly _contents: Contents.IManager
  ) {
    this.key = `${_output.video} ${_output.version}`;
    this.title = _output.title;
  }

  readonly key: string;
  readonly title: string;

  async videoUrl(): Promise<string> {
    const { video, version } = this._output;
    if (!/\.mp4$/i.test(video) || /^[a-z][a-z0-9+.-]*:/i.test(video) || video.startsWith('/')) {
      // A notebook from elsewhere must not make the browser ask other servers.
      throw new Error('not a video beside the notebook');
    }
    // The contents service says in one small answer whether it is there; the video element would only say "error".
    await this._contents.get(await this._path('.mp4'), { content: false });
    return this._with(await this._url('.mp4'), 'v', version);
  }

  async posterUrl(): Promise<string | null> {
    // Where only the video was copied, the browser shows its first picture instead.
    return this._with(await this._url('.poster.png'), 'v', this._output.version);
  }

  captions(): Promise<string | null> {
    return this._output.captions ? this._text('.vtt') : Promise.resolve(null);
  }

  chapters(): Promise<string | null> {
    return this._output.chapters ? this._text('.chapters.vtt') : Promise.resolve(null);
  }

  async downloads(): Promise<IDownload[]> {
    return Promise.all(
      BESIDE.filter(([, kind]) => kind !== 'captions' || this._output.captions).map(async ([suffix, kind]) => ({
        name: PathExt.basename(this._place(suffix)),
        kind,
        url: this._with(await this._url(suffix), 'download', '1')
      }))
    );
  }

  private _place(suffix: string): string {
    return this._output.video.replace(/\.mp4$/i, suffix);
  }

  private async _resolved(suffix: string): Promise<string> {
    return this._resolver.resolveUrl(this._place(suffix).split('/').map(encodeURIComponent).join('/'));
  }

  private async _path(suffix: string): Promise<string> {
    return decodeURIComponent(await this._resolved(suffix));
  }

  private async _url(suffix: string): Promise<string> {
    return this._resolver.getDownloadUrl(await this._resolved(suffix));
  }

  private async _text(suffix: string): Promise<string | null> {
    try {
      const file = await this._contents.get(await this._path(suffix), { type: 'file', format: 'text', content: true });
      return typeof file.content === 'string' ? file.content : null;
    } catch {
      // Somebody copied the video alone: it plays without.
      return null;
    }
  }

  private _with(url: string, name: string, value: string): string {
    return value ? `${url}${url.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}` : url;
  }
}
