/** One cue of a WebVTT file; seconds. */
export interface ICue {
  start: number;
  end: number;
  text: string;
}

/** A sentence of the narration, as long as it is said. */
export type ISentence = ICue;

/** A part of the video, and what is said in it. */
export interface IChapter {
  start: number;
  title: string;
  sentences: ISentence[];
}

function seconds(stamp: string): number {
  return stamp.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '',
  '&rlm;': ''
};

/** The cues of a WebVTT file: what stands in its blocks that have a timing line; tags are left out. */
export function cuesOf(text: string): ICue[] {
  const cues: ICue[] = [];
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n');
    const at = lines.findIndex(line => line.includes('-->'));
    const timing = /((?:\d+:)?\d+:[\d.]+)\s+-->\s+((?:\d+:)?\d+:[\d.]+)/.exec(lines[at] ?? '');
    if (timing?.[1] && timing[2]) {
      const words = lines
        .slice(at + 1)
        .join(' ')
        .replace(/<[^>]*>/g, '')
        .replace(/&\w+;/g, entity => ENTITIES[entity] ?? entity)
        .trim();
      cues.push({ start: seconds(timing[1]), end: seconds(timing[2]), text: words });
    }
  }
  return cues;
}

/** Captions break where a line is full; here they are joined until a sentence ends. */
export function sentencesOf(captions: readonly ICue[]): ISentence[] {
  const sentences: ISentence[] = [];
  let open: ISentence | null = null;
  for (const cue of captions) {
    open = open ? { start: open.start, end: cue.end, text: `${open.text} ${cue.text}` } : cue;
    if (/[.?!…。？！]["'”’)\]]*$/.test(open.text)) {
      sentences.push(open);
      open = null;
    }
  }
  return open ? [...sentences, open] : sentences;
}

/** The chapters with what is said in each; one without a name where there are no chapters. */
export function contentsOf(chapters: readonly ICue[], captions: readonly ICue[]): IChapter[] {
  const sentences = sentencesOf(captions);
  if (chapters.length === 0) {
    return sentences.length > 0 ? [{ start: 0, title: '', sentences }] : [];
  }
  return chapters.map((chapter, index) => {
    const end = chapters[index + 1]?.start ?? Infinity;
    return {
      start: chapter.start,
      title: chapter.text,
      sentences: sentences.filter(({ start }) => (index === 0 || start >= chapter.start) && start < end)
    };
  });
}
