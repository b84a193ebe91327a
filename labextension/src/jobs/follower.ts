import type { Api } from './api';
import { asFault, type Fault } from './fault';
import { isEnd, type IJob, type IJobEvent } from './job';
import type { Slots } from './slots';
import { backoff, pause, untilVisible } from './waiting';

/** How a job is being followed; `offline`: the server does not answer, but may again. */
export type Link = 'none' | 'stream' | 'poll' | 'offline';

export interface IListener {
  /** The number of the last event that is known. */
  last(): number;
  event(event: IJobEvent): void;
  snapshot(job: IJob): void;
  link(link: Link): void;
  /** The server knows no such job, or lets nobody in: following ends. */
  fault(fault: Fault): void;
}

/** The server sends a sign of life every 15 s; a proxy that swallows it swallows events too. */
const SILENCE = 25_000;
/** The first sign comes at once. */
const FIRST_WORD = 6_000;
const POLL = 1_500;
/** After so many polls it may be worth trying a stream again: perhaps the server was only busy. */
const POLLS = 20;

/**
 * Follow one job until its end: by a stream while there is one to be had, else by asking.
 *
 * Nothing is asked while nobody looks at the page.
 */
export async function follow(
  api: Api,
  id: string,
  slots: Slots,
  listener: IListener,
  stop: AbortSignal
): Promise<void> {
  let failures = 0;
  let polls = 0;
  while (!stop.aborted) {
    await untilVisible(stop);
    const release = polls > 0 ? null : slots.take();
    try {
      if (release) {
        const before = listener.last();
        const told = await listen(api, id, listener, stop);
        failures = listener.last() > before ? 0 : failures;
        if (told === 'end') {
          await settle(api, id, listener);
          return;
        }
        polls = told === 'silent' ? POLLS : 0;
        if (told === 'broken' && !document.hidden) {
          // The end may be known already, and only what came after it was missed.
          const job = await api.job(id);
          if (isEnd(job.state)) {
            listener.snapshot(job);
            listener.link('none');
            return;
          }
          await pause(1000 * backoff(failures), stop);
          failures += 1;
          continue;
        }
      } else {
        const { events, job } = await api.events(id, listener.last());
        listener.link('poll');
        events.forEach(event => {
          listener.event(event);
        });
        listener.snapshot(job);
        if (isEnd(job.state)) {
          return;
        }
        polls = Math.max(polls - 1, 0);
        await pause(POLL, stop);
      }
      failures = 0;
    } catch (error) {
      // An abort that ends everything is no failure; neither is one because the page was hidden.
      const fault = asFault(error);
      if (fault.kind === 'unknown' || fault.kind === 'forbidden' || fault.kind === 'missing') {
        listener.fault(fault);
        return;
      }
      listener.link('offline');
      await pause(1000 * backoff(failures), stop);
      failures += 1;
    } finally {
      release?.();
    }
  }
}

/** The stream's own end comes before the job's last facts (the video, the error) are known here: fetch them. */
async function settle(api: Api, id: string, listener: IListener): Promise<void> {
  listener.snapshot(await api.job(id));
  listener.link('none');
}

async function listen(
  api: Api,
  id: string,
  listener: IListener,
  stop: AbortSignal
): Promise<'end' | 'broken' | 'silent'> {
  const quit = new AbortController();
  const hang = (): void => {
    quit.abort();
  };
  const hide = (): void => {
    if (document.hidden) {
      quit.abort();
    }
  };
  const told = { anything: false };
  let timer = 0;
  const expect = (milliseconds: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(hang, milliseconds);
  };
  stop.addEventListener('abort', hang);
  document.addEventListener('visibilitychange', hide);
  expect(FIRST_WORD);
  try {
    for await (const event of api.stream(id, listener.last(), quit.signal, () => {
      told.anything = true;
      expect(SILENCE);
      listener.link('stream');
    })) {
      listener.event(event);
      if (isEnd(event.kind)) {
        return 'end';
      }
    }
    return 'broken';
  } catch (error) {
    if (!quit.signal.aborted) {
      throw error;
    }
    return told.anything || document.hidden || stop.aborted ? 'broken' : 'silent';
  } finally {
    window.clearTimeout(timer);
    stop.removeEventListener('abort', hang);
    document.removeEventListener('visibilitychange', hide);
    quit.abort();
  }
}
