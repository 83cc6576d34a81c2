import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { referencesIn } from '../../../runtime/proof/check/references.ts'
import type { Flow } from '../../../schemas/flow.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, withEntry } from '../records.ts'
import { addFlow } from './addFlow.ts'
import { renameFlow } from './renameFlow.ts'

export type AddFlowFrom = {
  /** the workspace of the template */
  readonly source: Workspace
  readonly template: string
  readonly id: string
  readonly name: string
}

/**
 * Adds a flow made from a template, with its layout and scenarios, and with what it names as far as it is not here yet: called flows, queues,
 * skills, schedules and bots. What is here under the same id stays as it is.
 */
export function addFlowFrom(workspace: Workspace, { source, template, id, name }: AddFlowFrom): Result<Workspace> {
  const renamed = renameFlow(source, { from: template, to: id })
  if (!renamed.ok) return renamed
  const flow = entryOf(renamed.value.flows, id)
  if (flow === undefined) return refuse('noSuchFlow', { id: template })
  const added = addFlow(workspace, { flow: { ...flow, name } })
  if (!added.ok) return added
  const flows = calledBy(renamed.value, flow).filter((each) => !Object.hasOwn(workspace.flows, each.id))
  const copied = [flow, ...flows].map((each) => each.id)
  const named = (kinds: Pick<Workspace, 'flows' | 'queues'>) => referencesIn({ ...renamed.value, ...kinds })
  const ids = (kind: string, references = named({ flows: pick(renamed.value.flows, copied), queues: {} })) =>
    references.flatMap((reference) => (reference.kind === kind ? [reference.id] : []))
  const queues = missing(renamed.value.queues, workspace.queues, ids('queue'))
  const skills = [...ids('skill'), ...ids('skill', named({ flows: {}, queues }))]
  return done({
    ...added.value,
    flows: {
      ...added.value.flows,
      ...pick(
        renamed.value.flows,
        flows.map((each) => each.id),
      ),
    },
    layouts: { ...workspace.layouts, ...pick(renamed.value.layouts, copied) },
    scenarios: { ...workspace.scenarios, ...pick(renamed.value.scenarios, copied) },
    queues: grown(workspace.queues, queues),
    skills: grown(workspace.skills, missing(renamed.value.skills, workspace.skills, skills)),
    bots: grown(workspace.bots, missing(renamed.value.bots, workspace.bots, ids('bot'))),
    schedules: grown(workspace.schedules, missing(renamed.value.schedules, workspace.schedules, ids('schedule'))),
  })
}

/** The flows that a flow calls, and those that they call. */
function calledBy({ flows }: Workspace, flow: Flow): readonly Flow[] {
  const found = new Set([flow])
  for (const each of found) {
    for (const node of Object.values(each.nodes)) {
      const called = node.type === 'subflow' ? entryOf(flows, node.flow) : undefined
      if (called !== undefined) found.add(called)
    }
  }
  found.delete(flow)
  return [...found]
}

type Dictionary<T> = { readonly [id: string]: T }

const pick = <T>(record: Dictionary<T>, ids: readonly string[]): Dictionary<T> =>
  ids.reduce<Dictionary<T>>((picked, id) => {
    const value = entryOf(record, id)
    return value === undefined ? picked : withEntry(picked, id, value)
  }, {})

const missing = <T>(from: Dictionary<T>, here: Dictionary<T>, ids: readonly string[]): Dictionary<T> =>
  pick(
    from,
    ids.filter((id) => !Object.hasOwn(here, id)),
  )

/** The same record when nothing is added, so that its file counts as unchanged. */
const grown = <T>(record: Dictionary<T>, more: Dictionary<T>): Dictionary<T> =>
  Object.keys(more).length === 0 ? record : { ...record, ...more }
