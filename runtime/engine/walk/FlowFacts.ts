import type { RequiredSkill } from '../../../schemas/flow.ts'
import type { CompiledSchedule } from '../schedule/CompiledSchedule.ts'

/** What a turn knows of its flow, but for the way. */
export type FlowFacts = {
  readonly id: string
  readonly release: string
  readonly languages: readonly string[]
  readonly fallback: {
    readonly queue: string
    readonly skills: readonly Required<RequiredSkill>[]
    readonly priority: number
  }
  readonly schedules: ReadonlyMap<string, CompiledSchedule>
}
