import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatFile } from '../../../runtime/engine/files/formatFile.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import type { Flow } from '../../../schemas/flow.ts'
import { deskWorkspace } from '../../support/deskWorkspace.ts'
import { type Change, CLEAN, DISPUTED, make, START } from '../../support/mergeSituations.ts'
import { removeFolder } from '../runCli.ts'
import { createRepository, type GitRan, type Repository } from './gitRepository.ts'

/*
 * Every situation of the table is a flow of its own in one repository, edited on two branches; so one git merge meets them all.
 */

/** A flow a situation. */
type Edits = readonly (readonly Change[])[]

const idOf = (index: number): string => `flow-${String(index).padStart(2, '0')}`
const pathOf = (index: number): string => `flows/${idOf(index)}.flow.json`
const made = (changes: readonly Change[], index: number): Flow => ({ ...make(changes), id: idOf(index) })
const textOf = (changes: readonly Change[], index: number): string => formatFile('flow', made(changes, index))

/** A repository with the drivers installed, and a branch of each side's edits. */
async function branched(ours: Edits, theirs: Edits): Promise<Repository> {
  const desk = deskWorkspace({ ...START, id: 'desk' })
  const versionOf = (edits: Edits) => ({
    ...desk,
    flows: Object.fromEntries(edits.map((changes, index) => [idOf(index), made(changes, index)])),
    layouts: {},
    channels: {},
  })
  const repository = await createRepository(versionOf(ours.map(() => [])))
  const installed = await repository.usher('git', 'install')
  if (installed.code !== 0) throw new Error(installed.stderr)
  await repository.commit(versionOf(ours.map(() => [])), 'drivers')
  await repository.git('checkout', '--quiet', '-b', 'theirs')
  await repository.commit(versionOf(theirs), 'theirs')
  await repository.git('checkout', '--quiet', '-b', 'ours', 'main')
  await repository.commit(versionOf(ours), 'ours')
  return repository
}

/** What a person makes of a file with marks who takes one side throughout. */
function choose(text: string, side: 'ours' | 'theirs'): string {
  return text.replace(/^<{7} .*\n([\s\S]*?)^={7}\n([\s\S]*?)^>{7} .*\n/gm, side === 'ours' ? '$1' : '$2')
}

const MINUTES = 60_000

describe('git merge, where the two sides do not meet', () => {
  let repository: Repository
  let merged: GitRan
  beforeAll(async () => {
    repository = await branched(
      CLEAN.map(([, ours]) => ours),
      CLEAN.map(([, , theirs]) => theirs),
    )
    merged = await repository.git('merge', '--no-edit', 'theirs')
  }, 3 * MINUTES)
  afterAll(() => removeFolder(repository.folder))

  it('leaves nothing to a person', async () => {
    expect(merged).toMatchObject({ code: 0 })
    expect((await repository.git('status', '--porcelain')).stdout).toBe('')
  })

  it.each(CLEAN.map((situation, index) => [situation[0], index] as const))('%s', async (_, index) => {
    expect(await repository.read(pathOf(index))).toBe(textOf(CLEAN[index]?.[3] ?? [], index))
  })
})

describe('git merge, where both sides edit one thing', () => {
  let repository: Repository
  let merged: GitRan
  beforeAll(async () => {
    repository = await branched(
      DISPUTED.map(([, ours]) => ours),
      DISPUTED.map(([, , theirs]) => theirs),
    )
    merged = await repository.git('merge', '--no-edit', 'theirs')
  }, 3 * MINUTES)
  afterAll(() => removeFolder(repository.folder))

  it('stops, with every file of them unmerged', async () => {
    expect(merged.code).toBe(1)
    const { stdout } = await repository.git('diff', '--name-only', '--diff-filter=U')
    expect(stdout.trim().split('\n')).toEqual(DISPUTED.map((_, index) => pathOf(index)))
  })

  it.each(DISPUTED.map((situation, index) => [situation[0], index] as const))('%s', async (_, index) => {
    const [, , , places, kept] = DISPUTED[index] ?? []
    const text = await repository.read(pathOf(index))
    expect(choose(text, 'ours')).toBe(textOf(kept ?? [], index))
    expect(parseFile('flow', choose(text, 'theirs'), pathOf(index)).ok).toBe(true)
    expect(choose(text, 'theirs')).not.toBe(choose(text, 'ours'))
    expect(merged.stderr).toContain(
      `${pathOf(index)}: ${places?.length} place${places?.length === 1 ? '' : 's'} to decide`,
    )
  })
})

describe.each([
  ['git rebase', ['rebase', 'ours', 'theirs']],
  ['git cherry-pick', ['cherry-pick', 'theirs']],
])('%s', (_, command) => {
  // One of each kind: settings, texts, keywords, options, nodes, renames.
  const some = CLEAN.filter((_, index) => index % 4 === 0)
  const disputed = DISPUTED.slice(0, 2)

  it(
    'makes of both edits what git merge makes of them',
    async () => {
      const repository = await branched(
        some.map(([, ours]) => ours),
        some.map(([, , theirs]) => theirs),
      )
      expect(await repository.git(...command)).toMatchObject({ code: 0 })
      for (const [index, [name, , , expected]] of some.entries()) {
        expect([name, await repository.read(pathOf(index))]).toEqual([name, textOf(expected, index)])
      }
      await removeFolder(repository.folder)
    },
    MINUTES,
  )

  it(
    'stops where both edit one thing, and goes on when it is decided',
    async () => {
      const repository = await branched(
        disputed.map(([, ours]) => ours),
        disputed.map(([, , theirs]) => theirs),
      )
      const stopped = await repository.git(...command)
      expect(stopped.code).toBe(1)
      expect(stopped.stderr).toContain('Choose between the marks in flows/flow-00.flow.json; then usher fmt')
      for (const [index] of disputed.entries()) {
        await repository.write(pathOf(index), choose(await repository.read(pathOf(index)), 'theirs'))
      }
      expect((await repository.usher('fmt', '--check')).code).toBe(0)
      await repository.git('add', '--all')
      expect(await repository.git(command[0] ?? '', '--continue')).toMatchObject({ code: 0 })
      expect((await repository.git('status', '--porcelain')).stdout).toBe('')
      await removeFolder(repository.folder)
    },
    MINUTES,
  )
})
