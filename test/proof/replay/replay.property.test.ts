import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileRelease, type Workspace } from '../../../runtime/engine/index.ts'
import type { RecordedTurn } from '../../../runtime/engine/turn/RecordedTurn.ts'
import { replayConversation } from '../../../runtime/proof/replay/replayConversation.ts'
import { arbitraryFlows } from '../../support/arbitraryFlow.ts'
import { recordTalk } from '../../support/recordTalk.ts'
import { workspaceOf } from '../../support/workspaceOf.ts'

/** For a machine that is busy with other tests. */
const PATIENCE = 120_000

type Talk = ReturnType<typeof recordTalk>
const words = fc.constantFrom('1', '2', 'the second one', 'refund', 'yes', '退款', 'ada@example.com', '42', 'hello', '')
const happening: fc.Arbitrary<(talk: Talk) => void> = fc.oneof(
  words.map((text) => (talk: Talk) => talk.says(text)),
  fc.nat(200).map((minutes) => (talk: Talk) => talk.after(minutes)),
  fc.constantFrom(
    (talk: Talk) => talk.timesOut(),
    (talk: Talk) => talk.botSays('solved'),
    (talk: Talk) => talk.serviceSays(200),
    (talk: Talk) => talk.serviceSays(500),
    (talk: Talk) => {
      if (talk.owner() === 'queue') talk.agentCloses()
    },
  ),
)
const talks = fc.array(happening, { minLength: 1, maxLength: 12 })
const workspaces = arbitraryFlows(8).map(([main, called]) => workspaceOf([main, called]))

function recordedOn(workspace: Workspace, happenings: readonly ((talk: Talk) => void)[]): readonly RecordedTurn[] {
  const talk = recordTalk(workspace)
  talk.says('hello')
  for (const happen of happenings) happen(talk)
  return talk.turns
}

test(
  'whatever the flow and the conversation, the same release ends it as it did',
  () => {
    fc.assert(
      fc.property(workspaces, talks, (workspace, happenings) => {
        const turns = recordedOn(workspace, happenings)
        // Whether a tag that is gone had been there is not recorded.
        fc.pre(!turns.some(({ effects }) => effects.some((effect) => 'removeTags' in effect)))
        expect(replayConversation(turns, compileRelease(workspace, 'r1'))).toMatchObject({
          difference: null,
          waits: 0,
          newFailures: [],
        })
      }),
      { numRuns: 100 },
    )
  },
  PATIENCE,
)

test(
  'whatever the two flows, a replay ends, twice alike, and changes nothing of the recording',
  () => {
    fc.assert(
      fc.property(workspaces, workspaces, talks, (workspace, candidate, happenings) => {
        const turns = recordedOn(workspace, happenings)
        const before = JSON.stringify(turns)
        const release = compileRelease(candidate, 'candidate')
        expect(replayConversation(turns, release)).toEqual(replayConversation(turns, release))
        expect(JSON.stringify(turns)).toBe(before)
      }),
      { numRuns: 100 },
    )
  },
  PATIENCE,
)
