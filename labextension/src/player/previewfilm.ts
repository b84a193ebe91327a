import type { Api } from '../jobs/api';
import { type IJob, nameOf } from '../jobs/job';
import type { IDownload, IFilm } from './film';

/** The file that a preview is, as the server calls it. */
export const PREVIEW = 'preview.mp4';

/** The quick video that is there until the one of full quality is. */
export class PreviewFilm implements IFilm {
  constructor(
    private readonly _api: Api,
    private readonly _job: IJob,
    private readonly _version: string
  ) {
    this.key = `${_job.id} preview ${_version}`;
    this.title = nameOf(_job);
  }

  readonly key: string;
  readonly title: string;

  videoUrl(): Promise<string> {
    return Promise.resolve(this._api.fileUrl(this._job.id, PREVIEW, { version: this._version }));
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
}
