import type { TranslationBundle } from '@jupyterlab/translation';
import { type ReactElement, type ReactNode, useId, useMemo } from 'react';

import type { IStatus, IVoice } from '../jobs/answers';
import type { IPreferences } from '../preferences';
import { useParts } from './parts';
import { useAnswer } from './useanswer';

const MINUTES = [1, 2, 3, 5, 10];

function minutes(seconds: number, trans: TranslationBundle): string {
  return trans._n('up to %1 minute', 'up to %1 minutes', Math.round(seconds / 60));
}

/** The choices in a few words, for who does not open them. */
export function optionsSummary(status: IStatus | null, chosen: IPreferences, trans: TranslationBundle): string {
  const quality = chosen.quality || status?.defaults.quality;
  const longest = chosen.maxDuration || status?.defaults.max_duration;
  const voice = chosen.voice === 'silent' ? trans.__('no voice') : chosen.voice ? trans.__('chosen voice') : '';
  return [quality, longest ? minutes(longest, trans) : '', voice].filter(Boolean).join(' · ');
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function languageOf(voice: IVoice): string {
  return voice.language.split(/[-_]/)[0] ?? '';
}

/** Quality, language, voice and length; each is kept for the next video too. */
export function OptionsView({ status }: { status: IStatus | null }): ReactElement {
  const { stitcher } = useParts();
  const { trans, preferences, api } = stitcher;
  const voices = useAnswer(() => api.voices(), true).value;
  const chosen = preferences.now;
  const language = chosen.language || status?.defaults.language || 'en';
  const languages = useMemo(
    () =>
      [...new Set([language, ...(voices ?? []).filter(({ installed }) => installed).map(languageOf)])]
        .filter(Boolean)
        .sort((one, other) => languageName(one).localeCompare(languageName(other))),
    [voices, language]
  );
  const speakers = (voices ?? []).filter(
    voice => voice.installed && languageOf(voice) === language && (!voice.online || status?.online_voice === true)
  );
  const automatic = trans.__('Automatic');
  return (
    <div className="stitcher-fields">
      <Field label={trans.__('Quality')} value={chosen.quality} onChange={value => preferences.keep('quality', value)}>
        <option value="">{status ? `${automatic} (${status.defaults.quality})` : automatic}</option>
        {status?.qualities.map(({ name, width, height, fps }) => (
          <option key={name} value={name}>
            {trans.__('%1: %2 × %3, %4 pictures a second', name, width, height, fps)}
          </option>
        ))}
      </Field>
      <label className="stitcher-choice">
        <input
          type="checkbox"
          checked={chosen.previewFirst}
          onChange={event => {
            void preferences.keep('previewFirst', event.target.checked);
          }}
        />
        {trans.__('Show a quick preview first')}
      </label>
      <Field
        label={trans.__('Longest')}
        value={String(chosen.maxDuration)}
        onChange={value => preferences.keep('maxDuration', Number(value))}
      >
        <option value="0">{automatic}</option>
        {MINUTES.filter(count => count * 60 <= (status?.limits.max_duration ?? 600)).map(count => (
          <option key={count} value={count * 60}>
            {minutes(count * 60, trans)}
          </option>
        ))}
      </Field>
      <Field
        label={trans.__('Language')}
        value={language}
        onChange={async value => {
          // A voice speaks one language.
          await preferences.keep('voice', '');
          await preferences.keep('language', value);
        }}
      >
        {languages.map(code => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </Field>
      <Field label={trans.__('Voice')} value={chosen.voice} onChange={value => preferences.keep('voice', value)}>
        <option value="">{trans.__('Automatic: the best there is')}</option>
        {speakers.map(({ id, name, engine, online }) => (
          <option key={id} value={id}>
            {online ? trans.__('%1 (%2, online)', name, engine) : `${name} (${engine})`}
          </option>
        ))}
        <option value="silent">{trans.__('None: captions only')}</option>
      </Field>
    </div>
  );
}

interface IFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => Promise<void>;
  children: ReactNode;
}

function Field({ label, value, onChange, children }: IFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="stitcher-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={event => {
          void onChange(event.target.value);
        }}
      >
        {children}
      </select>
    </div>
  );
}
