import { describe, expect, test } from 'vitest'
import { createStrangers } from '../../runtime/inbound/strangers.ts'

const threads = (count: number, of: string) => Array.from({ length: count }, (_, index) => `${of}-${index}`)

describe('a sender', () => {
  test('is supposed to be a stranger until the host has met them', () => {
    const strangers = createStrangers()
    expect(strangers.isSupposed('ada')).toBe(true)
    strangers.learn('ada', true)
    expect(strangers.isSupposed('ada')).toBe(false)
    expect(strangers.isSupposed('bob')).toBe(true)
  })

  test('is supposed to be known where most turn out to be, until most are strangers again', () => {
    const strangers = createStrangers()
    for (const thread of threads(30, 'returning')) strangers.learn(thread, false)
    expect(strangers.isSupposed('next')).toBe(false)
    for (const thread of threads(30, 'new')) strangers.learn(thread, true)
    expect(strangers.isSupposed('next')).toBe(true)
  })

  test('whom the host has met says nothing about the others', () => {
    const strangers = createStrangers()
    for (let time = 0; time < 100; time += 1) strangers.learn('ada', false)
    expect(strangers.isSupposed('bob')).toBe(true)
  })

  test('is forgotten when a great many came since, and those who came last are not', () => {
    const strangers = createStrangers()
    const all = threads(100_001, 'new')
    for (const thread of all) strangers.learn(thread, true)
    expect(strangers.isSupposed('new-0')).toBe(true)
    expect(strangers.isSupposed('new-1')).toBe(false)
    expect(strangers.isSupposed('new-100000')).toBe(false)
  })
})
