import type { Capabilities } from '../Capabilities.ts'

const ANY = { bytes: Number.POSITIVE_INFINITY }
const ANY_LENGTH = { max: Number.POSITIVE_INFINITY, unit: 'characters' } as const

/** Our own format: whoever takes it shows what it likes. */
export const capabilities: Capabilities = {
  text: { max: null, unit: 'characters', withChoices: null },
  choices: [{ as: 'quickReplies', most: 200, label: null, description: ANY_LENGTH, value: null }],
  media: { image: ANY, video: ANY, audio: ANY, file: ANY },
  caption: Number.POSITIVE_INFINITY,
  cards: {
    least: 1,
    most: 10,
    title: ANY_LENGTH,
    text: ANY_LENGTH,
    label: ANY_LENGTH,
    buttons: { least: 0, most: 10, links: 10 },
    value: null,
    mixes: true,
    isUniform: false,
    image: 'optional',
    needsText: false,
  },
  links: { most: 20, label: null, text: null },
  sections: true,
  locationRequest: true,
  templates: false,
  window: null,
  repliesPerMessage: null,
  receipts: [],
  echo: false,
  idempotent: true,
}
