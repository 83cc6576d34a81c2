import type { Scenario, ScenariosFile, Step } from '../../../schemas/scenarios.ts'
import { entryOf, mapEntries, withEntry, withoutEntries } from '../records.ts'
import type { ResourceKind } from './resources.ts'

/** A resource of a kind gets another id. */
export type ResourceRename = { readonly kind: ResourceKind; readonly from: string; readonly to: string }

/** The scenarios with a resource renamed where they give or expect it; the same file when they do not name it. */
export function renameInScenarios(file: ScenariosFile, rename: ResourceRename): ScenariosFile {
  const scenarios = mapEntries(file.scenarios, (scenario) => renameIn(scenario, rename))
  return scenarios === file.scenarios ? file : { ...file, scenarios }
}

function renameIn(scenario: Scenario, rename: ResourceRename): Scenario {
  const { kind, from, to } = rename
  const steps = scenario.steps.map((step) => renameInStep(step, rename))
  const isChanged = steps.some((step, index) => step !== scenario.steps[index])
  const renamed = isChanged ? { ...scenario, steps } : scenario
  if (kind === 'channel' && scenario.channel === from) return { ...renamed, channel: to }
  const switched = kind === 'schedule' ? entryOf(scenario.emergency ?? {}, from) : undefined
  if (switched === undefined) return renamed
  return {
    ...renamed,
    emergency: withEntry(withoutEntries(scenario.emergency ?? {}, new Set([from])), to, switched),
  }
}

function renameInStep(step: Step, { kind, from, to }: ResourceRename): Step {
  if (kind === 'bot' && 'handedTo' in step && step.handedTo === from) return { handedTo: to }
  if (!('enqueued' in step)) return step
  const { queue, skills = [] } = step.enqueued
  if (kind === 'queue' && queue === from) return { enqueued: { ...step.enqueued, queue: to } }
  const names = (skill: (typeof skills)[number]): boolean => (typeof skill === 'string' ? skill : skill.skill) === from
  if (kind !== 'skill' || !skills.some(names)) return step
  const renamed = skills.map((skill) => {
    if (!names(skill)) return skill
    return typeof skill === 'string' ? to : { ...skill, skill: to }
  })
  return { enqueued: { ...step.enqueued, skills: renamed } }
}
