import type { Json } from '../../../schemas/flow.ts'
import type { Effect } from '../state/effect.ts'
import type { Contact } from '../state/env.ts'

/** The contact after the turn's `updateContact` effects. The attribute `name` is the contact's name; null removes an attribute. */
export function applyToContact(contact: Contact, effects: readonly Effect[]): Contact {
  let updated = contact
  for (const effect of effects) {
    if (effect.type !== 'updateContact') continue
    const { attributes = {}, addTags = [], removeTags = [], language } = effect
    const { name, ...others } = attributes
    const kept: Record<string, Json> = { ...updated.attributes }
    for (const [key, value] of Object.entries(others)) {
      if (value === null) delete kept[key]
      else kept[key] = value
    }
    updated = {
      ...updated,
      ...(typeof name === 'string' ? { name } : {}),
      ...(language === undefined ? {} : { language }),
      tags: [
        ...updated.tags.filter((tag) => !removeTags.includes(tag)),
        ...addTags.filter((tag) => !updated.tags.includes(tag)),
      ],
      attributes: kept,
    }
  }
  return updated
}
