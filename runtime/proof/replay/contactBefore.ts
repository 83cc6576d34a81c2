import type { Json } from '../../../schemas/flow.ts'
import type { Contact } from '../../engine/state/env.ts'
import type { RecordedTurn } from '../../engine/turn/RecordedTurn.ts'

/**
 * The contact as the conversation found them, as far as the recording tells: what is known now, without what the conversation itself found out.
 * What was known before and overwritten since is lost: then the value counts as unknown.
 */
export function contactBefore(turns: readonly RecordedTurn[]): Contact {
  const [first] = turns
  if (first === undefined) return { id: '', tags: [], attributes: {} }
  const { id, name, language, tags, attributes } = first.contact
  const known: Record<string, Json> = { ...attributes }
  const tagged = new Set(tags)
  let isNamed = name !== undefined
  let hasLanguage = language !== undefined
  for (const { effects } of turns) {
    for (const effect of effects) {
      if (effect.type !== 'updateContact') continue
      for (const attribute of Object.keys(effect.attributes ?? {})) {
        if (attribute === 'name') isNamed = false
        else delete known[attribute]
      }
      for (const tag of effect.addTags ?? []) tagged.delete(tag)
      for (const tag of effect.removeTags ?? []) tagged.add(tag)
      if (effect.language !== undefined) hasLanguage = false
    }
  }
  return {
    id,
    ...(isNamed && name !== undefined ? { name } : {}),
    ...(hasLanguage && language !== undefined ? { language } : {}),
    tags: [...tagged],
    attributes: known,
  }
}
