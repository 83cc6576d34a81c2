import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000
const LABEL = { max: 20, unit: 'characters' } as const

/** A label is cut at 20 on Messenger and 40 on the web: the shorter holds, for we do not know where it is shown. */
export const capabilities: Capabilities = {
  text: { max: 4_096, unit: 'characters', withChoices: null },
  choices: [{ as: 'quickReplies', most: 10, label: LABEL, value: 1_000 }],
  media: { image: { bytes: 50 * MB }, video: { bytes: 50 * MB }, audio: { bytes: 50 * MB }, file: { bytes: 50 * MB } },
  caption: 4_096,
  cards: {
    least: 1,
    most: 10,
    title: { max: 128, unit: 'characters' },
    text: { max: 128, unit: 'characters' },
    label: LABEL,
    buttons: { least: 1, most: 3, links: 3 },
    value: 1_000,
    mixes: true,
    isUniform: false,
    image: 'optional',
    needsText: false,
  },
  links: { most: 3, label: LABEL, text: null },
  sections: false,
  locationRequest: true,
  templates: false,
  window: null,
  repliesPerMessage: null,
  receipts: ['delivered', 'read', 'failed'],
  echo: true,
  idempotent: false,
}
