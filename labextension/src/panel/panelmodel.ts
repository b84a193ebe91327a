import { type ISignal, Signal } from '@lumino/signaling';

import type { IPlace } from '../player/useplace';

/** What the panel shows. */
export type View =
  { readonly kind: 'home' } | { readonly kind: 'job'; readonly job: string } | { readonly kind: 'doctor' };

/** What the panel remembers while it is hidden, and what commands change in it. */
export class PanelModel {
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Sent when the prompt box should take the keyboard. */
  get promptWanted(): ISignal<this, void> {
    return this._promptWanted;
  }

  get view(): View {
    return this._view;
  }

  set view(view: View) {
    if (this._view.kind === 'job') {
      this.left = this._view.job;
    }
    this._view = view;
    this._changed.emit();
  }

  get prompt(): string {
    return this._prompt;
  }

  set prompt(prompt: string) {
    this._prompt = prompt;
    this._changed.emit();
  }

  /** Whether anybody sees the panel: else nothing is asked of the server. */
  get visible(): boolean {
    return this._visible;
  }

  set visible(visible: boolean) {
    if (visible !== this._visible) {
      this._visible = visible;
      this._changed.emit();
    }
  }

  /** Show the prompt box, and give it the keyboard. */
  wantPrompt(): void {
    if (this._view.kind !== 'home') {
      this.view = { kind: 'home' };
      this.left = null;
    }
    // The box may only be drawn by this change.
    requestAnimationFrame(() => {
      this._promptWanted.emit();
    });
  }

  /** Give the page that is shown the keyboard, where it begins. */
  wantKeyboard(): void {
    if (this._view.kind === 'home' && this.left === null) {
      this.wantPrompt();
    }
  }

  /** The job whose page was left last, until the list has marked it. */
  left: string | null = null;

  /** Where each video was, by job. */
  readonly places = new Map<string, IPlace>();

  private _view: View = { kind: 'home' };
  private _prompt = '';
  private _visible = false;
  private readonly _changed = new Signal<this, void>(this);
  private readonly _promptWanted = new Signal<this, void>(this);
}
