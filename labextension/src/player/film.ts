/** A file that can be taken home. */
export interface IDownload {
  /** The file's own name. */
  name: string;
  kind: 'video' | 'captions' | 'transcript' | 'script' | 'all';
  url: string;
}

/** A video and what lies beside it, wherever that is. */
export interface IFilm {
  /** Another key, another video: the player loads it anew. */
  readonly key: string;
  readonly title: string;
  /** Where the video can be played from; throws when it is not there. */
  videoUrl(): Promise<string>;
  /** A still to show until it plays, or null where there is none. */
  posterUrl(): Promise<string | null>;
  /** The captions as WebVTT, or null where there are none. */
  captions(): Promise<string | null>;
  /** The chapters as WebVTT, or null where there are none. */
  chapters(): Promise<string | null>;
  downloads(): Promise<IDownload[]>;
  /** Whether its length is not known yet. */
  readonly grows?: boolean;
  /** Called when the film is no longer shown. */
  close?(): void;
}
