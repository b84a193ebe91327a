import type { IJobEvent } from './job';

/**
 * Read server-sent events from a response's body.
 *
 * The browser's own `EventSource` cannot send the token that Jupyter asks for, hence this reader. The rules are those
 * of the HTML standard (9.2.6): lines end with LF, CR or both, an empty line ends an event, a line that starts with a
 * colon is a comment. Only `data` matters here, since each event carries its number and kind in it.
 */
export async function* eventsOf(body: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<IJobEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      heard();
      rest += decoder.decode(value, { stream: true });
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data:')) {
          data.push(line.slice(5).trimStart());
        } else if (line === '' && data.length > 0) {
          yield JSON.parse(data.join('\n')) as IJobEvent;
          data = [];
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
