import type { IJobOptions } from './jobs/job';
import type { IPreferences } from './preferences';

/** What a request takes from the preferences; what they leave open, the server chooses. */
export function preferredOptions({ quality, previewFirst, voice, language, maxDuration }: IPreferences): IJobOptions {
  return {
    ...(quality && { quality }),
    ...(previewFirst && { preview: true }),
    ...(voice && { voice }),
    ...(language && { language }),
    ...(maxDuration > 0 && { max_duration: maxDuration })
  };
}
