import { ServerConnection } from '@jupyterlab/services';

/**
 * What went wrong, as far as it changes what a person can do about it.
 *
 * `missing`: the server extension does not answer; `forbidden`: not logged in; `offline`: no answer at all; `unknown`:
 * the server does not know this job; `refused`: the request makes no sense, the message says why; `failed`: the server
 * is at fault.
 */
export type FaultKind = 'missing' | 'forbidden' | 'offline' | 'unknown' | 'refused' | 'failed';

/** The one error that the client of the server throws. */
export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    message: string,
    readonly remedy: string = '',
    readonly field: string | null = null
  ) {
    super(message);
    this.name = 'Fault';
  }
}

interface IErrorBody {
  message?: unknown;
  remedy?: unknown;
  field?: unknown;
  type?: unknown;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The fault that a response other than 2xx stands for. */
export async function faultOf(response: Response): Promise<Fault> {
  let body: IErrorBody = {};
  try {
    body = (await response.json()) as IErrorBody;
  } catch {
    // A proxy's page: the status says enough.
  }
  const message = text(body.message) || response.statusText || `HTTP ${response.status}`;
  const remedy = text(body.remedy);
  switch (response.status) {
    case 401:
    case 403:
      return new Fault('forbidden', message, remedy);
    case 404:
      // Only our own handlers name a type: without it, nobody answers at this address.
      return new Fault(text(body.type) ? 'unknown' : 'missing', message, remedy);
    case 502:
    case 503:
    case 504:
      return new Fault(text(body.type) ? 'failed' : 'offline', message, remedy);
    default:
      return new Fault(response.status < 500 ? 'refused' : 'failed', message, remedy, text(body.field) || null);
  }
}

/** Any error as a fault. */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) {
    return error;
  }
  if (error instanceof ServerConnection.NetworkError || error instanceof TypeError) {
    return new Fault('offline', 'No answer from the server.');
  }
  return new Fault('failed', error instanceof Error ? error.message : String(error));
}
