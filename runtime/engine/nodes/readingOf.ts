import type { CompileContext } from '../template/CompileContext.ts'
import type { Reading } from '../value/Reading.ts'
import type { Turn } from '../walk/Turn.ts'
import type { Workspace } from '../workspace.ts'

/**
 * How this customer's words are read. The customer's own language says it, else the channel's, else that of the conversation when something
 * chose it; when nothing did, the customer may mean any language of the flow.
 */
export function readingOf({ workspace }: CompileContext, turn: Turn): Reading {
  const country = countryOf(workspace, turn.env.channel.id)
  return { languages: languagesOf(turn), ...(country === undefined ? {} : { country }), now: turn.env.now }
}

function languagesOf({ contact, env, session, flow }: Turn): readonly string[] {
  const said = contact.language ?? env.channel.language
  if (said !== undefined) return baseOf(said) === baseOf(session.language) ? [said] : [said, session.language]
  return session.language === flow.languages[0] ? flow.languages : [session.language]
}

const baseOf = (tag: string): string => tag.split('-', 1)[0] ?? ''

function countryOf({ channels, workspace }: Workspace, channel: string): string | undefined {
  return (Object.hasOwn(channels, channel) ? channels[channel]?.country : undefined) ?? workspace.country
}
