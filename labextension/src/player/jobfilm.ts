import type { Api } from '../jobs/api';
import { type IJob, nameOf } from '../jobs/job';
import type { IDownload, IFilm } from './film';

const KINDS: readonly [string, IDownload['kind']][] = [
  ['video.mp4', 'video'],
  ['captions.vtt', 'captions'],
  ['transcript.md', 'transcript'],
  ['script.py', 'script']
];

/** A job's video, from the server that made it. */
export class JobFilm implements IFilm {
  constructor(
    private readonly _api: Api,
    private readonly _job: IJob
  ) {
    this._version = _job.video?.version ?? '';
    this.key = `${_job.id} ${this._version}`;
    this.title = nameOf(_job);
  }

  readonly key: string;
  readonly title: string;

  videoUrl(): Promise<string> {
    return Promise.resolve(this._api.fileUrl(this._job.id, 'video.mp4', { version: this._version }));
  }

  posterUrl(): Promise<string | null> {
    const there = this._job.files.includes('poster.png');
    return Promise.resolve(there ? this._api.fileUrl(this._job.id, 'poster.png', { version: this._version }) : null);
  }

  captions(): Promise<string | null> {
    return this._text('captions.vtt');
  }

  chapters(): Promise<string | null> {
    return this._text('chapters.vtt');
  }

  downloads(): Promise<IDownload[]> {
    const found: IDownload[] = KINDS.filter(([name]) => this._job.files.includes(name)).map(([name, kind]) => ({
      name,
      kind,
      url: this._api.fileUrl(this._job.id, name, { version: this._version, download: true })
    }));
    const all: IDownload = {
      name: 'all.zip',
      kind: 'all',
      url: this._api.fileUrl(this._job.id, 'all.zip', { download: true })
    };
    return Promise.resolve([...found, all]);
  }

  private async _text(name: string): Promise<string | null> {
    return this._job.files.includes(name) ? this._api.fileText(this._job.id, name) : null;
  }

  private readonly _version: string;
}
