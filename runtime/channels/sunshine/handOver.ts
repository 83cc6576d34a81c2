import type { Recipient, Send } from '../Adapter.ts'
import { attributesOf } from '../centre/attributesOf.ts'
import type { HandOver } from '../centre/HandOver.ts'
import { pathOf } from './pathOf.ts'

/** Of the people in Zendesk, as every switchboard calls it. To pass them what they have already changes nothing. */
const AGENTS = 'zd-agentWorkspace'
/** Metadata of the switchboard are limited so; https://docs.smooch.io/rest/#operation/passControl */
const MOST_BYTES = 4_000

/** The switchboard gives the conversation to the agents. What was said stands in it already; what else is known goes with it. */
export const handOver = (handed: HandOver, { address, aliases }: Recipient): readonly Send[] => [
  {
    shown: { as: 'text', text: '' },
    path: pathOf('passControl', aliases[0]),
    body: { user: address, switchboardIntegration: AGENTS, metadata: fitting(attributesOf(handed)) },
  },
]

/** As many as there is room for, from the first. */
function fitting(attributes: { readonly [name: string]: string }): { readonly [name: string]: string } {
  let room = MOST_BYTES
  const kept = Object.entries(attributes).filter(([name, value]) => {
    const bytes = new TextEncoder().encode(JSON.stringify([name, value])).length
    if (bytes > room) return false
    room -= bytes
    return true
  })
  return Object.fromEntries(kept)
}
