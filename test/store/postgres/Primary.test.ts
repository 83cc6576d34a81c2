import { expect, test } from 'vitest'
import { AppError } from '../../../runtime/AppError.ts'
import type { Connection } from '../../../runtime/store/postgres/Connection.ts'
import { createPrimary } from '../../../runtime/store/postgres/Primary.ts'

const down = () => Promise.reject(new AppError('unavailable', { detail: 'down' }))
const connection = {} as Connection // never asked here

test('the first server that may write is taken, and asked first from then on', async () => {
  const asked: string[] = []
  const primary = createPrimary(
    ['a', 'b', 'c'],
    () => 0,
    (url) => {
      asked.push(url)
      return url === 'b' ? Promise.resolve(connection) : down()
    },
  )
  await primary.connect()
  await primary.connect()
  expect(asked).toEqual(['a', 'b', 'b'])
})

test('all are asked again while none is it, as when a standby is promoted', async () => {
  let asked = 0
  const primary = createPrimary(
    ['a', 'b'],
    () => 0,
    () => {
      asked += 1
      return asked === 6 ? Promise.resolve(connection) : down()
    },
  )
  await primary.connect()
  expect(asked).toBe(6)
})

test('it ends with the first failure of a round when no server is to be had in time', async () => {
  const primary = createPrimary(
    ['a', 'b'],
    () => 0,
    (url) => Promise.reject(new AppError('unavailable', { detail: url })),
  )
  await expect(primary.connect({}, 0)).rejects.toMatchObject({ details: { detail: 'a' } })
})

test('an error that is no failure of a server is not tried again', async () => {
  let asked = 0
  const primary = createPrimary(
    ['a'],
    () => 0,
    () => {
      asked += 1
      return Promise.reject(new Error('a defect'))
    },
  )
  await expect(primary.connect()).rejects.toThrow('a defect')
  expect(asked).toBe(1)
})
