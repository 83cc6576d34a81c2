import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatFile } from '../../../runtime/engine/files/formatFile.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import type { Flow } from '../../../schemas/flow.ts'
import { deskWorkspace } from '../../support/deskWorkspace.ts'
import { type Change, CLEAN, DISPUTED, make, START } from '../../support/mergeSituations.ts'
import { type Ran, removeFolder, runCli } from '../runCli.ts'
import { createRepository, type Repository } from './gitRepository.ts'

/*
 * Every situation of the table as `usher merge` writes it, which is what git starts; then some of them as git does it, each a flow of its own
 * in one repository, edited on two branches.
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

describe('usher merge', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usher-merge-'))
  })
  afterAll(() => removeFolder(folder))

  async function merge(index: number, ours: readonly Change[], theirs: readonly Change[]): Promise<Ran> {
    const sides = { base: [], ours, theirs }
    for (const [name, changes] of Object.entries(sides)) await writeFile(join(folder, name), textOf(changes, index))
    return runCli(['merge', ...Object.keys(sides), '--path', pathOf(index), '-o', '-'], { cwd: folder })
  }

  it.each(CLEAN.map((situation, index) => [situation[0], index] as const))(
    'leaves nothing to a person: %s',
    async (_, index) => {
      const [, ours, theirs, expected] = CLEAN[index] ?? ['', [], [], []]
      expect(await merge(index, ours, theirs)).toEqual({ code: 0, stdout: textOf(expected, index), stderr: '' })
    },
  )

  it.each(DISPUTED.map((situation, index) => [situation[0], index] as const))(
    'marks both sides: %s',
    async (_, index) => {
      const [, ours, theirs, places, kept] = DISPUTED[index] ?? ['', [], [], [], []]
      const { code, stdout, stderr } = await merge(index, ours, theirs)
      expect(code).toBe(1)
      expect(choose(stdout, 'ours')).toBe(textOf(kept, index))
      expect(parseFile('flow', choose(stdout, 'theirs'), pathOf(index)).ok).toBe(true)
      expect(choose(stdout, 'theirs')).not.toBe(choose(stdout, 'ours'))
      expect(stderr).toContain(`${pathOf(index)}: ${places.length} place${places.length === 1 ? '' : 's'} to decide`)
    },
  )
})

describe.each([
  ['git merge', ['merge', '--no-edit', 'theirs']],
  ['git rebase', ['rebase', 'ours', 'theirs']],
  ['git cherry-pick', ['cherry-pick', 'theirs']],
])('%s', (_, command) => {
  const some = CLEAN.filter((_, index) => index % 12 === 0)
  const disputed = DISPUTED.slice(0, 2)

  it('makes of both edits what usher merge makes of them', async () => {
    const repository = await branched(
      some.map(([, ours]) => ours),
      some.map(([, , theirs]) => theirs),
    )
    expect(await repository.git(...command)).toMatchObject({ code: 0 })
    expect((await repository.git('status', '--porcelain')).stdout).toBe('')
    for (const [index, [name, , , expected]] of some.entries()) {
      expect([name, await repository.read(pathOf(index))]).toEqual([name, textOf(expected, index)])
    }
    await removeFolder(repository.folder)
  })

  it('stops where both edit one thing, with every file of them unmerged, and goes on when it is decided', async () => {
    const repository = await branched(
      disputed.map(([, ours]) => ours),
      disputed.map(([, , theirs]) => theirs),
    )
    const stopped = await repository.git(...command)
    expect(stopped.code).toBe(1)
    expect(stopped.stderr).toContain('Choose between the marks in flows/flow-00.flow.json; then usher fmt')
    const unmerged = (await repository.git('diff', '--name-only', '--diff-filter=U')).stdout
    expect(unmerged.trim().split('\n')).toEqual(disputed.map((_, index) => pathOf(index)))
    for (const [index] of disputed.entries()) {
      await repository.write(pathOf(index), choose(await repository.read(pathOf(index)), 'theirs'))
    }
    expect((await repository.usher('fmt', '--check')).code).toBe(0)
    await repository.git('add', '--all')
    expect(await repository.git(command[0] ?? '', '--continue')).toMatchObject({ code: 0 })
    expect((await repository.git('status', '--porcelain')).stdout).toBe('')
    await removeFolder(repository.folder)
  })
})
