import { type Capabilities, perSecond } from '../Capabilities.ts'

const MB = 1_000_000
const LABEL = { max: 20, unit: 'characters' } as const

/** Cloud API. The body of an interactive message holds less than a text; a list has ten rows in all. */
export const capabilities: Capabilities = {
  text: { max: 4_096, unit: 'characters', withChoices: 1_024 },
  choices: [
    { as: 'buttons', most: 3, label: LABEL, value: 256 },
    {
      as: 'list',
      most: 10,
      label: { max: 24, unit: 'characters' },
      description: { max: 72, unit: 'characters' },
      value: 200,
    },
  ],
  // https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types
  media: {
    image: { bytes: 5 * MB, types: ['image/jpeg', 'image/png'] },
    video: { bytes: 16 * MB, types: ['video/mp4', 'video/3gpp'] },
    audio: { bytes: 16 * MB, types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] },
    file: { bytes: 100 * MB },
  },
  caption: 1_024,
  cards: {
    least: 2,
    most: 10,
    // Title and text are one body of 160.
    title: { max: 60, unit: 'characters' },
    text: { max: 99, unit: 'characters' },
    label: LABEL,
    buttons: { least: 1, most: 2, links: 1 },
    value: 256,
    mixes: false,
    isUniform: true,
    image: 'needed',
    needsText: false,
  },
  links: { most: 1, label: LABEL, text: 1_024 },
  sections: true,
  locationRequest: true,
  templates: true,
  window: 24 * 3_600_000,
  repliesPerMessage: null,
  // https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput: one in six seconds to a customer, of whom 45 may be spent ahead.
  rates: { account: perSecond(80), pair: { everyMs: 6_000, burst: 45 } },
  receipts: ['sent', 'delivered', 'read', 'failed'],
  echo: true,
  idempotent: false,
}
