import type { Channel, Queue } from '../../../../schemas/resources.ts'
import { filePath } from '../../../engine/files/FileKind.ts'
import { nearest } from '../../../engine/files/nearest.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { own } from '../../../engine/own.ts'
import { type Words, words } from '../../../engine/words.ts'
import type { Workspace } from '../../../engine/workspace.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { suggest } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

/** Contact centres; `sunshine` takes over its own customers alone. */
const CENTRES: ReadonlySet<Channel['kind']> = new Set(['genesys', 'sunshine'])
const general = (handOver: string) => ({ general: { name: 'General', handOver } })
const channels = { web: { kind: 'web', flow: 'main' }, centre: { kind: 'genesys', flow: 'main' } } as const

export const handOverNotTaken: Rule = {
  code: 'handOverNotTaken',
  severity: 'error',
  explanation:
    'A queue hands over to a channel that is not there, is no contact centre, or takes over its own customers alone while others are enqueued there too. What is refused waits for agents of this workspace. Name a channel of the kind genesys, or of the kind sunshine where only its own customers come.',
  good: example({ 'to-general': toGeneral }, {}, { channels, queues: general('centre') }),
  bad: example({ 'to-general': toGeneral }, {}, { channels, queues: general('web') }),
  find: (workspace) =>
    Object.entries(workspace.queues).flatMap(([id, { handOver }]) => {
      if (handOver === undefined) return []
      const message = problemOf(workspace, id, handOver)
      if (message === null) return []
      const centres = Object.keys(workspace.channels).filter((channel) => isCentre(workspace, channel))
      const fix = suggest(nearest(handOver, centres), words`Name a channel of the kind genesys or sunshine.`)
      return [{ file: filePath('queues'), path: pointerOf(['queues', id, 'handOver']), message, fix }]
    }),
}

const isCentre = ({ channels }: Workspace, id: string): boolean => CENTRES.has(own(channels, id)?.kind ?? 'web')

function problemOf(workspace: Workspace, queue: string, handOver: NonNullable<Queue['handOver']>): Words | null {
  const channel = own(workspace.channels, handOver)
  if (channel === undefined) return words`Queue "${queue}" hands over to "${handOver}", and there is no such channel.`
  if (!isCentre(workspace, handOver))
    return words`Queue "${queue}" hands over to channel "${handOver}" of the kind ${channel.kind}, which is no contact centre.`
  if (channel.kind !== 'sunshine') return null
  const others = [...channelsUsing(workspace)]
    .filter(([flow]) => isEnqueuedBy(workspace, flow, queue))
    .flatMap(([, using]) => using.map(({ id }) => id).filter((id) => id !== handOver))
  const [other] = others.sort()
  return other === undefined
    ? null
    : words`Queue "${queue}" hands over to channel "${handOver}", which takes over its own customers alone, and customers of channel "${other}" are enqueued there too.`
}

function isEnqueuedBy({ flows }: Workspace, flow: string, queue: string): boolean {
  const { nodes = {}, fallback } = own(flows, flow) ?? {}
  return (
    fallback?.queue === queue || Object.values(nodes).some((node) => node.type === 'enqueue' && node.queue === queue)
  )
}
