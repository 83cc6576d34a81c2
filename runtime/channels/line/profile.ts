import type { LineChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { callLine } from './callLine.ts'

/** The name of somebody who is a friend of the account; null when LINE does not tell it. */
export async function profile(address: string, settings: LineChannel, egress: Egress) {
  const answer = await callLine(egress, settings, { path: `profile/${encodeURIComponent(address)}` })
  if ('class' in answer || answer.status >= 300) return null
  const { displayName, language } = recordOf(jsonOf(answer.body))
  const [name, spoken] = [textOf(displayName), textOf(language)]
  if (name === null && spoken === null) return null
  return { ...(name === null ? {} : { name }), ...(spoken === null ? {} : { language: spoken }) }
}
