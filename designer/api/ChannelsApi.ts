import type { ChannelDiagnosis, ChannelHealth } from '../../schemas/wire.ts'
import { askHost, type HostAnswer } from './askHost.ts'

export type ListedChannel = { readonly id: string; readonly health: ChannelHealth }

/** The channels of the live release and their platforms. */
export interface ChannelsApi {
  /** looks at the settings, and asks the platform whether it knows them */
  readonly check: (id: string) => Promise<HostAnswer<ChannelDiagnosis>>
  /** has the platform post to this host, then checks */
  readonly connect: (id: string) => Promise<HostAnswer<ChannelDiagnosis>>
  /** how the channels of the live release do */
  readonly list: () => Promise<HostAnswer<{ readonly channels: readonly ListedChannel[] }>>
}

/** Talks to the host that served the page. */
export function createChannelsApi(request: typeof fetch): ChannelsApi {
  const pathOf = (id: string, what: string) => `/api/channels/${encodeURIComponent(id)}/${what}`
  return {
    check: (id) => askHost(request, 'POST', pathOf(id, 'check')),
    connect: (id) => askHost(request, 'POST', pathOf(id, 'connect')),
    list: () => askHost(request, 'GET', '/api/channels'),
  }
}
