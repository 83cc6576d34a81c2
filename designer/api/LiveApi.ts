import type { ConversationSummary, ConversationView, TrafficView } from '../../schemas/wire.ts'
import { askHost, type HostAnswer } from './askHost.ts'

/** A conversation's latest way through a node; a null text: no message brought it there. */
export type Passage = {
  readonly turnId: string
  readonly at: string
  readonly text: string | null
  readonly conversation: ConversationSummary
}

/** When it was noticed that the database was put back, and the last time that it knows of. */
export type Held = { readonly since: string; readonly restoredTo: string }

/** What conversations do in the live release. Periods are durations such as `PT1H`. */
export interface LiveApi {
  readonly traffic: (flow: string, since: string) => Promise<HostAnswer<TrafficView>>
  /** the last conversations through a node, newest first */
  readonly through: (
    flow: string,
    node: string,
    since: string,
  ) => Promise<HostAnswer<{ readonly conversations: readonly Passage[] }>>
  /** whether nothing is sent, because the database was put back */
  readonly held: () => Promise<HostAnswer<{ readonly held: Held | null }>>
  readonly conversation: (id: string) => Promise<HostAnswer<ConversationView>>
  /** calls back whenever a turn or a release may have changed the counts; the answer ends it */
  readonly watch: (onChange: () => void) => () => void
}

/** Talks to the host that served the page. */
export const createLiveApi = (request: typeof fetch): LiveApi => ({
  traffic: (flow, since) => askHost(request, 'GET', `/api/flows/${flow}/traffic?since=${since}`),
  through: (flow, node, since) =>
    askHost(request, 'GET', `/api/flows/${flow}/nodes/${node}/conversations?since=${since}`),
  held: () => askHost(request, 'GET', '/api/hold'),
  conversation: (id) => askHost(request, 'GET', `/api/conversations/${encodeURIComponent(id)}`),
  watch: (onChange) => {
    const events = new EventSource('/api/events')
    for (const type of ['turn', 'release', 'reload']) events.addEventListener(type, onChange)
    return () => events.close()
  },
})
