import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { byConversation } from '../../runtime/cli/byConversation.ts'
import { readTurns } from '../../runtime/cli/readTurns.ts'
import { hashWorkspace } from '../../runtime/engine/files/hashWorkspace.ts'
import { compileRelease } from '../../runtime/engine/index.ts'
import type { RecordedTurn } from '../../runtime/engine/turn/RecordedTurn.ts'
import { replayConversation } from '../../runtime/proof/replay/replayConversation.ts'
import { tallyReplays } from '../../runtime/proof/replay/tallyReplays.ts'
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import { openStore } from '../../runtime/store/openStore.ts'
import { recordRun } from '../support/recordRun.ts'
import type { BenchRow } from './measure.ts'

const CUSTOMERS = 200
const TURNS = 200_000

/** Turns a second that `usher replay` runs again: the sample workspace's own conversations, out of memory and out of a file. */
export async function replayRows(): Promise<readonly BenchRow[]> {
  const { workspace, issues } = await loadWorkspace('flows')
  if (workspace === null) throw new Error(issues[0]?.message)
  const store = await openStore({ dataFolder: 'memory' })
  const recorded: RecordedTurn[] = []
  try {
    await recordRun(store, workspace, CUSTOMERS)
    for await (const turn of store.conversations.journal({})) recorded.push(turn)
  } finally {
    await store.close()
  }
  const release = compileRelease(workspace, hashWorkspace(workspace))
  const measure = async (turns: AsyncIterable<RecordedTurn>): Promise<number> => {
    const tally = tallyReplays()
    const started = performance.now()
    for await (const conversation of byConversation(turns)) tally.add(replayConversation(conversation, release))
    const { turns: count, changed } = tally.report()
    if (changed > 0) throw new Error(`${changed} conversations end elsewhere on their own release.`)
    return (count / (performance.now() - started)) * 1000
  }
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  try {
    const file = join(folder, 'turns.jsonl')
    const lines = copiesOf(recorded)
    await pipeline(Readable.from(mapped(lines, (turn) => `${JSON.stringify(turn)}\n`)), createWriteStream(file))
    await measure(copiesOf(recorded))
    return [
      { part: 'replay', name: 'out of memory', value: await measure(copiesOf(recorded)), unit: 'turns/s' },
      { part: 'replay', name: 'out of a file', value: await measure(readTurns(file, process.stdin)), unit: 'turns/s' },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function* copiesOf(recorded: readonly RecordedTurn[]): AsyncGenerator<RecordedTurn> {
  for (let copy = 0; copy * recorded.length < TURNS; copy += 1)
    for (const turn of recorded) yield { ...turn, conversationId: `${turn.conversationId}-${copy}` }
}

async function* mapped<In, Out>(items: AsyncIterable<In>, change: (item: In) => Out): AsyncGenerator<Out> {
  for await (const item of items) yield change(item)
}
