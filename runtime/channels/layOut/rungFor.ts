import type { Capabilities, ChoiceForm, Length } from '../Capabilities.ts'
import type { Choice } from '../Shown.ts'
import type { ShownForm, Tell } from './Fall.ts'
import { fits, measure } from './measure.ts'
import { shortName } from './shortName.ts'

export type Rung = {
  readonly form: ChoiceForm['as']
  readonly choices: readonly Choice[]
  /** whether headings and second lines are shown, too; else they are said in the text */
  readonly isWhole: boolean
}

/** The first form that takes so many choices with these labels whole; null: none does, and they are numbered text. */
export function rungFor(
  choices: readonly Choice[],
  { choices: forms, sections }: Capabilities,
  tell?: Tell,
): Rung | null {
  // A button without a word on it is refused everywhere.
  if (choices.length === 0 || choices.some(({ label }) => label.trim() === '')) return null
  const isDetailed = choices.some(({ description, section }) => description !== undefined || section !== undefined)
  const roomy = forms.filter(({ most }) => choices.length <= most)
  const detailed = isDetailed ? roomy.filter((form) => sections && holdsDetails(choices, form)) : []
  for (const form of [...detailed, ...roomy]) {
    const shown = shownIn(choices, form)
    if (shown === null) continue
    const isWhole = !isDetailed || detailed.includes(form)
    if (tell !== undefined && form !== detailed[0] && (form !== roomy[0] || shown !== choices))
      tellLabels(choices, roomy[0], form.as, tell)
    if (!isWhole) tell?.({ what: 'list', as: form.as })
    return { form: form.as, choices: shown.map((choice) => named(isWhole ? choice : bare(choice), form)), isWhole }
  }
  if (tell !== undefined) tellNumbered(choices, forms, roomy[0], isDetailed, tell)
  return null
}

/** Whether second lines and headings fit. */
const holdsDetails = (choices: readonly Choice[], { description: room, label }: ChoiceForm): boolean =>
  room !== undefined &&
  choices.every(({ description = '', section = '' }) => isShort(description, room) && isShort(section, label))

function shownIn(choices: readonly Choice[], { label, description }: ChoiceForm): readonly Choice[] | null {
  if (label === null || choices.every((choice) => isShort(choice.label, label))) return choices
  const isRoomBelow =
    description !== undefined &&
    choices.every((choice) => choice.description === undefined && isShort(choice.label, description))
  // A label is never cut: it stands whole in the second line, under its number.
  return isRoomBelow
    ? choices.map((choice, index) => ({ ...choice, label: `${index + 1}.`, description: choice.label }))
    : null
}

const isShort = (text: string, room: Length | null): boolean => room === null || fits(text, room.max, room.unit)

const bare = ({ label, value }: Choice): Choice => ({ label, value })

const named = (choice: Choice, { value }: ChoiceForm): Choice =>
  value === null || fits(choice.value, value, 'bytes') ? choice : { ...choice, value: shortName(choice.value) }

function tellNumbered(
  choices: readonly Choice[],
  forms: Capabilities['choices'],
  wanted: ChoiceForm | undefined,
  isDetailed: boolean,
  tell: Tell,
): void {
  if (isDetailed) tell({ what: 'list', as: 'numberedText' })
  if (wanted !== undefined) tellLabels(choices, wanted, 'numberedText', tell)
  else if (forms.length > 0) {
    const most = Math.max(...forms.map((form) => form.most))
    tell({ what: 'choices', count: choices.length, most, as: 'numberedText' })
  }
}

function tellLabels(choices: readonly Choice[], wanted: ChoiceForm | undefined, as: ShownForm, tell: Tell): void {
  const room = wanted?.label ?? null
  if (room === null) return
  for (const [index, { label }] of choices.entries()) {
    if (isShort(label, room)) continue
    tell({ what: 'label', index, length: measure(label, room.unit), most: room.max, unit: room.unit, as })
  }
}
