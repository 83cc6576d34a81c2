import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeBuildLock } from '../../designer/buildLock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('one builds, and whoever came meanwhile is told that it has been done', async () => {
  const giveBack = await takeBuildLock(folder)
  const others = [takeBuildLock(folder), takeBuildLock(folder)]
  giveBack?.()
  expect(await Promise.all(others)).toEqual([null, null])
  expect(await takeBuildLock(folder)).not.toBeNull()
})

test('who was killed holds nothing', async () => {
  await writeFile(join(folder, 'pid'), '999999999')
  expect(await takeBuildLock(folder)).not.toBeNull()
})
