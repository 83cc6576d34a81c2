import { filePath } from '../../engine/files/FileKind.ts'
import { LOGIC_KINDS } from '../../engine/files/formatWorkspace.ts'
import type { Workspace } from '../../engine/index.ts'
import { words } from '../../engine/words.ts'
import { type BehaviourComparison, compareBehaviour } from '../../proof/diff/behaviour/compareBehaviour.ts'
import { sayBehaviour } from '../../proof/diff/behaviour/sayBehaviour.ts'
import { diffWorkspaces } from '../../proof/diff/diffWorkspaces.ts'
import { type DiffLine, type DiffSection, sayDiff } from '../../proof/diff/sayDiff.ts'
import type { FileDiff, WorkspaceDiff } from '../../proof/diff/WorkspaceDiff.ts'

export type VersionsCompared = {
  readonly diff: WorkspaceDiff
  /** of the flows that both versions have; null when it was not asked for */
  readonly behaviour: readonly BehaviourComparison[] | null
  /** channels of the older version whose customers meet another flow now, or none */
  readonly channels: readonly ChannelMove[]
}
export type ChannelMove = { readonly channel: string; readonly from: string; readonly to: string | null }

/** Conversations led through both versions of a flow, at most: some two seconds. A proof needs none of them. */
const BOUNDS = { conversations: 5_000, differences: 100 }

/** Compares two versions: what was written, and what it does. `flow` leaves the other flows out. */
export function compareVersions(
  a: Workspace,
  b: Workspace,
  { flow, withBehaviour }: { readonly flow: string | undefined; readonly withBehaviour: boolean },
): VersionsCompared {
  const { files } = diffWorkspaces(a, b)
  const isWanted = (file: FileDiff) => flow === undefined || (isOfFlow(file) && file.id === flow)
  const both = Object.keys(b.flows).filter((id) => Object.hasOwn(a.flows, id) && (flow === undefined || id === flow))
  return {
    diff: { files: files.filter(isWanted) },
    behaviour: withBehaviour ? both.sort().map((id) => compareBehaviour(a, b, id, BOUNDS)) : null,
    channels: channelMoves(a, b).filter(({ from, to }) => flow === undefined || from === flow || to === flow),
  }
}

function channelMoves(a: Workspace, b: Workspace): readonly ChannelMove[] {
  return Object.entries(a.channels).flatMap(([channel, { flow: from }]) => {
    const named = b.channels[channel]?.flow ?? ''
    const to = Object.hasOwn(b.flows, named) ? named : null
    return from === to ? [] : [{ channel, from, to }]
  })
}

/** Whether a message may end elsewhere than it did: unless the opposite is proved for every flow and channel. */
export function mayEndElsewhere({ diff, behaviour, channels }: VersionsCompared): boolean {
  if (channels.length > 0) return true
  // Nobody looked for a proof.
  if (behaviour === null) return diff.files.some(({ kind }) => LOGIC_KINDS.includes(kind))
  return behaviour.some(({ verdict }) => verdict !== 'same' && verdict !== 'otherWords')
}

/** What changed, then what it means for customers. Flows that are proved to do the same and were not touched are not told. */
export function sayVersions({ diff, behaviour, channels }: VersionsCompared): readonly DiffSection[] {
  const touched = new Set(diff.files.filter(({ kind }) => kind === 'flow').map(({ id }) => id))
  const told = (behaviour ?? []).filter(({ flow, verdict }) => verdict !== 'same' || touched.has(flow))
  const sections = [...sayDiff(diff), ...told.map(sayBehaviour)]
  if (behaviour === null || sections.length === 0) return sections
  if (channels.length > 0) return [...sections, sayChannels(channels)]
  if (told.length > 0) return sections
  const isInBoth = diff.files.every(({ kind, change }) => kind !== 'flow' || change === 'changed')
  const title = isInBoth
    ? words`Behaviour of every flow: no behaviour changed (proved)`
    : words`Behaviour of every other flow: no behaviour changed (proved)`
  return [...sections, { title, file: '', lines: [] }]
}

function sayChannels(channels: readonly ChannelMove[]): DiffSection {
  const lines = channels.map(
    ({ channel, from, to }): DiffLine => ({ sign: '~', text: words`${channel}: ${from} → ${to ?? 'no flow'}` }),
  )
  return { title: words`Behaviour of channels: customers meet another flow`, file: filePath('channels'), lines }
}

const isOfFlow = ({ kind }: FileDiff): boolean => kind === 'flow' || kind === 'layout' || kind === 'scenarios'
