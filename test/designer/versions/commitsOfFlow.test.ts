import { expect, test } from 'vitest'
import type { Commit } from '../../../designer/api/GitApi.ts'
import { commitsOfFlow } from '../../../designer/versions/commitsOfFlow.ts'

const commit = (hash: string): Commit => ({ hash, author: 'Design', at: '2026-05-04T09:00:00.000Z', message: hash })
const answer = (...hashes: readonly string[]) =>
  ({ ok: true, value: { repository: null, commits: hashes.map(commit) } }) as const

test('commits that only moved boxes are listed among the others, and marked', () => {
  const marked = commitsOfFlow(answer('tidy', 'text', 'moved', 'first'), answer('text', 'first'))
  expect(marked.ok && marked.value.commits.map(({ hash, isLayoutOnly }) => [hash, isLayoutOnly])).toEqual([
    ['tidy', true],
    ['text', false],
    ['moved', true],
    ['first', false],
  ])
})

test('what the host refuses of either is refused', () => {
  const refused = { ok: false, problem: null } as const
  expect(commitsOfFlow(answer(), refused)).toBe(refused)
  expect(commitsOfFlow(refused, answer())).toBe(refused)
})
