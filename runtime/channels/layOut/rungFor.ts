import type { Capabilities, ChoiceForm } from '../Capabilities.ts'
import type { Choice } from '../Shown.ts'
import { fits } from './measure.ts'
import { shortName } from './shortName.ts'

export type Rung = { readonly form: ChoiceForm['as']; readonly choices: readonly Choice[] }

/** The first form that takes so many choices with these labels whole; null: none does, and they are numbered text. */
export function rungFor(choices: readonly Choice[], { choices: forms }: Capabilities): Rung | null {
  // A button without a word on it is refused everywhere.
  if (choices.length === 0 || choices.some(({ label }) => label.trim() === '')) return null
  for (const form of forms) {
    if (choices.length > form.most) continue
    const shown = shownIn(choices, form)
    if (shown !== null) return { form: form.as, choices: shown.map((choice) => named(choice, form)) }
  }
  return null
}

function shownIn(choices: readonly Choice[], { label, description }: ChoiceForm): readonly Choice[] | null {
  if (label === null || choices.every((choice) => fits(choice.label, label.max, label.unit))) return choices
  const isRoomBelow =
    description !== undefined &&
    choices.every((choice) => choice.description === undefined && fits(choice.label, description.max, description.unit))
  // A label is never cut: it stands whole in the second line, under its number.
  return isRoomBelow
    ? choices.map((choice, index) => ({ ...choice, label: `${index + 1}.`, description: choice.label }))
    : null
}

const named = (choice: Choice, { value }: ChoiceForm): Choice =>
  value === null || fits(choice.value, value, 'bytes') ? choice : { ...choice, value: shortName(choice.value) }
