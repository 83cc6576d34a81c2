import type { Flow } from '../../schemas/flow.ts'
import type { Workspace } from '../engine/index.ts'
import { loadWorkspace } from '../releases/loadWorkspace.ts'
import type { CommandEnv } from './Command.ts'

/** A line for the shell that sends a customer's message to a running host and works as it stands; null when no channel takes one. */
export async function curlLine(url: string, folder: string | null, env: CommandEnv): Promise<string | null> {
  const workspace = folder === null ? null : (await loadWorkspace(folder)).workspace
  if (workspace === null) return null
  const channel = openChannel(workspace)
  if (channel === null) return null
  const { id, flow } = channel
  const message = { id: '@', from: { id: 'u-1', name: 'Ada' }, text: sampleText(workspace.flows[flow]) }
  const token = sayToken(channel.token, env)
  const authorization = token === null ? '' : ` -H "authorization: Bearer ${token}"`
  // A new id each time: the same one again would get the first answer again.
  const body = JSON.stringify(message).replaceAll("'", "'\\''").replace('"@"', `"'$(date +%s%N)'"`)
  return `curl -s ${url}/api/channels/${id}/messages -H 'content-type: application/json'${authorization} -d '${body}'`
}

/** What stands for the token in the line: the shell's own variable, or words. Never the secret. */
function sayToken(token: string | null, env: CommandEnv): string | null {
  if (token !== null) return /^\$\{\w+\}$/.test(token) ? token : "<the channel's token>"
  return env.USHER_TOKENS ? '<a token of USHER_TOKENS>' : null
}

/** The channel that a newcomer can write to: a web channel, without a token of its own if there is one. */
function openChannel(workspace: Workspace): { id: string; flow: string; token: string | null } | null {
  const channels = Object.entries(workspace.channels).flatMap(([id, channel]) =>
    channel.kind === 'web' ? [{ id, flow: channel.flow, token: channel.token ?? null }] : [],
  )
  return channels.find(({ token }) => token === null) ?? channels[0] ?? null
}

/** A message that the flow's first keywords route. */
function sampleText(flow: Flow | undefined): string {
  for (const node of Object.values(flow?.nodes ?? {})) {
    if (node.type !== 'keywordRoute') continue
    const keyword = Object.values(node.rules[0]?.keywords ?? {})[0]
    const word = typeof keyword === 'string' ? keyword : keyword?.[0]
    if (word !== undefined) return word.replace('*', '')
  }
  return 'hello'
}
