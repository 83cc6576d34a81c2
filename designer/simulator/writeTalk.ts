import type { CompiledRelease } from '../../runtime/engine/compile/CompiledRelease.ts'
import type { Speaker } from '../../runtime/engine/words.ts'
import { retell } from '../../runtime/proof/explore/generateScenarios.ts'
import { nameScenario } from '../../runtime/proof/scenario/nameScenario.ts'
import type { Scenario } from '../../schemas/scenarios.ts'
import { entryOf } from '../document/records.ts'
import type { Talk } from './Talk.ts'

/** A conversation as a scenario: its gives, with all that came of each as its expectations; and a name that says what it shows, in the words of `speaker`. */
export function writeTalk(
  release: CompiledRelease,
  talk: Talk,
  speaker?: Speaker,
): { readonly name: string; readonly scenario: Scenario } {
  const { flowId, opening, gives } = talk
  const { scenario, rehearsal } = retell(release, flowId, { opening, gives })
  const taken = rehearsal
    .turns()
    .flatMap(({ trace }) => trace.filter((entry) => entry.type === 'exitTaken'))
    .filter(({ node }) => !node.includes('/'))
  const shown = taken.findLast(({ exit }) => exit !== 'next') ?? taken.at(-1)
  const node = entryOf(entryOf(release.workspace.flows, flowId)?.nodes ?? {}, shown?.node ?? '')
  const language = rehearsal.conversation()?.session?.language ?? ''
  const name =
    shown === undefined || node === undefined
      ? ''
      : nameScenario({ id: shown.node, node, exit: shown.exit, language }, gives.at(-1), rehearsal, speaker)
  return { name, scenario }
}
