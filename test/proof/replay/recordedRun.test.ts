import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashWorkspace } from '../../../runtime/engine/files/hashWorkspace.ts'
import { compileRelease, type Workspace } from '../../../runtime/engine/index.ts'
import type { RecordedTurn } from '../../../runtime/engine/turn/RecordedTurn.ts'
import { type Replayed, replayConversation } from '../../../runtime/proof/replay/replayConversation.ts'
import { loadWorkspace } from '../../../runtime/releases/loadWorkspace.ts'
import { openStore, type Store } from '../../../runtime/store/openStore.ts'
import { moveKeyword } from '../../support/moveKeyword.ts'
import { createTestDatabase } from '../../support/postgres.ts'
import { recordRun } from '../../support/recordRun.ts'

let store: Store
let workspace: Workspace
const conversations = new Map<string, RecordedTurn[]>()

beforeAll(async () => {
  const loaded = await loadWorkspace('flows')
  if (loaded.workspace === null) throw new Error(loaded.issues[0]?.message)
  workspace = loaded.workspace
  store = await openStore({ databaseUrl: await createTestDatabase() })
  await recordRun(store, workspace, 300, [...Object.keys(workspace.channels), 'web', 'web', 'web-order'])
  for await (const turn of store.conversations.journal({})) {
    const turns = conversations.get(turn.conversationId) ?? []
    conversations.set(turn.conversationId, turns)
    turns.push(turn)
  }
})
afterAll(() => store.close())

const replay = (candidate: Workspace): readonly Replayed[] => {
  const release = compileRelease(candidate, hashWorkspace(candidate))
  return [...conversations.values()].map((turns) => replayConversation(turns, release))
}

test('the recorded run holds every kind of event, and customers who came back', () => {
  const turns = [...conversations.values()].flat()
  expect(conversations.size).toBeGreaterThan(300)
  expect([...new Set(turns.map(({ event }) => event.type))].sort()).toEqual([
    'agentClosed',
    'agentReplied',
    'botFailed',
    'botReplied',
    'message',
    'requestFailed',
    'requestReturned',
    'timeout',
  ])
  expect(turns.some(({ returning }) => returning)).toBe(true)
  expect(turns.some(({ handledBy }) => handledBy === 'consent')).toBe(true)
  expect(turns.some(({ handledBy }) => handledBy === 'returning')).toBe(true)
})

test('on the same release every conversation ends as it did', () => {
  const unlike = replay(workspace).filter(
    ({ difference, misfit, waits, newFailures }) =>
      difference !== null || misfit !== null || waits !== 0 || newFailures.length > 0,
  )
  expect(unlike).toEqual([])
})

test('with one keyword moved to another rule, exactly the conversations that said it end elsewhere', () => {
  const saidIt = [...conversations].filter(([, turns]) =>
    turns.some(
      ({ flow, trace }) =>
        flow === 'front-desk' &&
        trace.some((entry) => entry.type === 'keywordMatched' && entry.match.keyword === 'refund*'),
    ),
  )
  const changed = replay(moveKeyword(workspace, 'front-desk', 'topic', 'refund*', 'sales')).filter(
    ({ difference }) => difference !== null,
  )
  expect(changed.length).toBeGreaterThan(3)
  expect(changed.map(({ conversationId }) => conversationId)).toEqual(saidIt.map(([id]) => id))
  expect(new Set(changed.map(({ difference }) => `${difference?.from} → ${difference?.to}`))).toEqual(
    new Set(['queue billing, skills billing 3 → queue sales, skills sales 1']),
  )
})
