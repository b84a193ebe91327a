import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

import type { IPart, IStatus, ITemplate, IVoice } from './answers';
import { eventsOf } from './eventstream';
import { faultOf } from './fault';
import type { IJob, IJobEvent, IJobRequest } from './job';

/** The server's answers, typed: one method a route. Throws `Fault`. */
export class Api {
  constructor(private readonly _settings: ServerConnection.ISettings) {}

  status(): Promise<IStatus> {
    return this._json<IStatus>('status');
  }

  async doctor(): Promise<IPart[]> {
    return (await this._json<{ parts: IPart[] }>('doctor')).parts;
  }

  templates(): Promise<ITemplate[]> {
    return this._json<ITemplate[]>('templates');
  }

  voices(): Promise<IVoice[]> {
    return this._json<IVoice[]>('voices');
  }

  /** Begin a job; the same key again is the same job, so that a request may be sent again when its answer got lost. */
  submit(request: IJobRequest, key: string): Promise<IJob> {
    return this._json<IJob>('jobs', {
      method: 'POST',
      body: JSON.stringify(request),
      headers: { 'Idempotency-Key': key }
    });
  }

  jobs(query: {
    search?: string;
    states?: readonly string[];
    limit?: number;
    before?: number;
  }): Promise<{ jobs: IJob[]; more: boolean }> {
    const given: Record<string, string> = {};
    if (query.search) {
      given.search = query.search;
    }
    if (query.states) {
      given.state = query.states.join(',');
    }
    if (query.limit !== undefined) {
      given.limit = String(query.limit);
    }
    if (query.before !== undefined) {
      given.before = String(query.before);
    }
    return this._json(`jobs${URLExt.objectToQueryString(given)}`);
  }

  job(id: string): Promise<IJob> {
    return this._json<IJob>(`jobs/${encodeURIComponent(id)}`);
  }

  cancel(id: string): Promise<IJob> {
    return this._json<IJob>(`jobs/${encodeURIComponent(id)}/cancel`, { method: 'POST', body: '{}' });
  }

  retry(id: string, change: { scene?: string; hint?: string }): Promise<IJob> {
    return this._json<IJob>(`jobs/${encodeURIComponent(id)}/retry`, { method: 'POST', body: JSON.stringify(change) });
  }

  async remove(id: string, files: boolean): Promise<void> {
    await this._send(`jobs/${encodeURIComponent(id)}${files ? '?files=true' : ''}`, { method: 'DELETE' });
  }

  /** What happened after an event, and the job as it is now. */
  events(id: string, after: number): Promise<{ events: IJobEvent[]; job: IJob }> {
    return this._json(`jobs/${encodeURIComponent(id)}/events?after=${after}`, {
      headers: { Accept: 'application/json' }
    });
  }

  /**
   * The events of a job as they happen, until its end.
   *
   * `heard` is called for whatever arrives, heartbeats included.
   */
  async *stream(id: string, after: number, signal: AbortSignal, heard: () => void): AsyncGenerator<IJobEvent> {
    const response = await this._send(`jobs/${encodeURIComponent(id)}/events`, {
      headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(after) },
      signal
    });
    if (response.body) {
      yield* eventsOf(response.body, heard);
    }
  }

  /** The pictures of a job that are there already, and those that come. */
  async early(id: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const { body } = await this._send(`jobs/${encodeURIComponent(id)}/early.mp4`, { signal });
    if (!body) {
      throw new Error('an answer without a body');
    }
    return body;
  }

  /** Where a file of a job lies; `version` keeps the browser from showing an older one. */
  fileUrl(id: string, name: string, options: { version?: string; download?: boolean } = {}): string {
    const url = this._url(`jobs/${encodeURIComponent(id)}/files/${encodeURIComponent(name)}`);
    const query: Record<string, string> = {};
    if (options.version) {
      query.v = options.version;
    }
    if (options.download) {
      query.download = '1';
    }
    return url + URLExt.objectToQueryString(query);
  }

  async fileText(id: string, name: string): Promise<string> {
    return (await this._send(`jobs/${encodeURIComponent(id)}/files/${encodeURIComponent(name)}`)).text();
  }

  posterUrl(template: string): string {
    return this._url(`templates/${encodeURIComponent(template)}/poster`);
  }

  private _url(path: string): string {
    return `${URLExt.join(this._settings.baseUrl, 'stitcher')}/${path}`;
  }

  private async _send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (init.body !== undefined) {
      headers.set('Content-Type', 'application/json');
    }
    const response = await ServerConnection.makeRequest(
      this._url(path),
      { ...init, headers: Object.fromEntries(headers.entries()) },
      this._settings
    );
    if (!response.ok) {
      throw await faultOf(response);
    }
    return response;
  }

  private async _json<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await this._send(path, init);
    return (await response.json()) as T;
  }
}
