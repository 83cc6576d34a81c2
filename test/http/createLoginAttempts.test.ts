import { expect, test } from 'vitest'
import { createLoginAttempts } from '../../runtime/http/createLoginAttempts.ts'

const NOW = Date.UTC(2026, 10, 20, 12)

test('an address that shows ten wrong tokens waits for the rest of the minute, and others do not', () => {
  const attempts = createLoginAttempts()
  for (let count = 0; count < 10; count += 1) {
    expect(attempts.wait('192.0.2.1', NOW + count)).toBeNull()
    attempts.wrong('192.0.2.1', NOW + count)
  }
  expect(attempts.wait('192.0.2.1', NOW + 20_000)).toBe(40)
  expect(attempts.wait('192.0.2.2', NOW + 20_000)).toBeNull()
  expect(attempts.wait('192.0.2.1', NOW + 60_000)).toBeNull()
  attempts.wrong('192.0.2.1', NOW + 60_000)
  expect(attempts.wait('192.0.2.1', NOW + 60_001)).toBeNull()
})

test('who tries from many addresses makes the host forget the oldest, and hold no more', () => {
  const attempts = createLoginAttempts()
  for (let count = 0; count < 10; count += 1) attempts.wrong('first', NOW)
  for (let other = 0; other < 10_000; other += 1) attempts.wrong(`other-${other}`, NOW)
  expect(attempts.wait('first', NOW)).toBeNull()
})
