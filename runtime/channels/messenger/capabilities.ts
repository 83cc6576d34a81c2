import { type Capabilities, perSecond } from '../Capabilities.ts'

const MB = 1_000_000
const LABEL = { max: 20, unit: 'characters' } as const

export const capabilities: Capabilities = {
  text: { max: 2_000, unit: 'characters', withChoices: null },
  choices: [{ as: 'quickReplies', most: 13, label: LABEL, value: 1_000 }],
  media: { image: { bytes: 25 * MB }, video: { bytes: 25 * MB }, audio: { bytes: 25 * MB }, file: { bytes: 25 * MB } },
  caption: null,
  cards: {
    least: 1,
    most: 10,
    title: { max: 80, unit: 'characters' },
    text: { max: 80, unit: 'characters' },
    label: LABEL,
    buttons: { least: 0, most: 3, links: 3 },
    value: 1_000,
    mixes: true,
    isUniform: false,
    image: 'optional',
    needsText: false,
  },
  links: { most: 3, label: LABEL, text: 640 },
  sections: false,
  locationRequest: false,
  templates: false,
  window: 24 * 3_600_000,
  windowOfPersons: 7 * 24 * 3_600_000,
  repliesPerMessage: null,
  rates: { account: perSecond(300) },
  receipts: ['delivered', 'read'],
  echo: true,
  idempotent: false,
}
