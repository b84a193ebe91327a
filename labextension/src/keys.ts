/**
 * For whatever takes the keyboard within a notebook's output: the notebook's keys rest there.
 *
 * Else an arrow key would go to the next cell and Enter into the editor. The attribute must be on the focused element
 * itself: the notebook's keys are bound to `:focus`, and what is above it is not looked at.
 */
export const OWN_KEYS = { 'data-lm-suppress-shortcuts': 'true' } as const;
