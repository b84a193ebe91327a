import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { type ISignal, Signal } from '@lumino/signaling';

/** What a user prefers; an empty string leaves the choice to the server. */
export interface IPreferences {
  quality: string;
  /** Whether a small, quick video is made first. */
  previewFirst: boolean;
  voice: string;
  language: string;
  /** Seconds; 0 leaves the choice to the server. */
  maxDuration: number;
  openAtStart: boolean;
  captions: boolean;
  transcript: boolean;
  insertCode: boolean;
}

const DEFAULTS: IPreferences = {
  quality: '',
  previewFirst: false,
  voice: '',
  language: '',
  maxDuration: 0,
  openAtStart: false,
  captions: true,
  transcript: true,
  insertCode: true
};

/** The settings of this extension, with the defaults where there are no settings at all. */
export class Preferences {
  /** Sent when a preference has changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get now(): IPreferences {
    return this._now;
  }

  /** Take preferences from these settings from now on. */
  attach(settings: ISettingRegistry.ISettings): void {
    const read = (): void => {
      this._now = { ...DEFAULTS, ...(settings.composite as Partial<IPreferences>) };
      this._changed.emit();
    };
    this._settings = settings;
    settings.changed.connect(read);
    read();
  }

  /** Remember a choice, for the next video too. */
  async keep<K extends keyof IPreferences>(name: K, value: IPreferences[K]): Promise<void> {
    this._now = { ...this._now, [name]: value };
    this._changed.emit();
    await this._settings?.set(name, value);
  }

  private _now = DEFAULTS;
  private _settings: ISettingRegistry.ISettings | null = null;
  private readonly _changed = new Signal<this, void>(this);
}
