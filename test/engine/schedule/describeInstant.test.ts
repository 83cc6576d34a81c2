import { describe, expect, test } from 'vitest'
import { describeInstant } from '../../../runtime/engine/schedule/describeInstant.ts'

// A Friday, 18:00 in Rome.
const NOW = Date.parse('2026-11-20T17:00:00Z')

type Row = readonly [at: string, en: string, it: string, zh: string]

describe('an instant in words', () => {
  test.each<Row>([
    ['2026-11-20T20:30+01:00', 'today at 20:30', 'oggi alle 20:30', '今天 20:30'],
    ['2026-11-21T00:00+01:00', 'tomorrow at 00:00', 'domani alle 00:00', '明天 00:00'],
    ['2026-11-22T09:05+01:00', 'Sunday at 09:05', 'domenica alle 09:05', '星期日 09:05'],
    ['2026-11-23T09:00+01:00', 'Monday at 09:00', 'lunedì alle 09:00', '星期一 09:00'],
    ['2026-11-26T23:59+01:00', 'Thursday at 23:59', 'giovedì alle 23:59', '星期四 23:59'],
    ['2026-11-27T09:00+01:00', 'Friday 27 November at 09:00', 'venerdì 27 novembre alle 09:00', '11月27日星期五 09:00'],
    [
      '2026-11-19T09:00+01:00',
      'Thursday 19 November at 09:00',
      'giovedì 19 novembre alle 09:00',
      '11月19日星期四 09:00',
    ],
    [
      '2027-01-02T09:00+01:00',
      'Saturday 2 January 2027 at 09:00',
      'sabato 2 gennaio 2027 alle 09:00',
      '2027年1月2日星期六 09:00',
    ],
  ])('%s reads "%s", "%s", "%s"', (at, en, it, zh) => {
    const say = (language: string) => describeInstant(Date.parse(at), 'Europe/Rome', language, NOW)
    expect([say('en'), say('it'), say('zh')]).toEqual([en, it, zh])
  })

  test('is read on the wall clock of the zone, where it may be another day', () => {
    const at = Date.parse('2026-11-20T20:00:00Z')
    expect(describeInstant(at, 'America/New_York', 'en', NOW)).toBe('today at 15:00')
    expect(describeInstant(at, 'Asia/Tokyo', 'en', NOW)).toBe('today at 05:00')
    expect(describeInstant(at, 'Asia/Kolkata', 'en', NOW)).toBe('tomorrow at 01:30')
  })

  test('counts civil days, not 24 hours, over a time change', () => {
    const now = Date.parse('2026-10-24T23:30:00+02:00')
    expect(describeInstant(Date.parse('2026-10-25T23:45:00+01:00'), 'Europe/Rome', 'en', now)).toBe('tomorrow at 23:45')
  })

  test('depends on the first part of the language tag', () => {
    const at = Date.parse('2026-11-23T09:00+01:00')
    const say = (language: string) => describeInstant(at, 'Europe/Rome', language, NOW)
    expect(['en-GB', 'IT-it', 'zh-Hans-CN', 'zh-TW'].map(say)).toEqual([
      'Monday at 09:00',
      'lunedì alle 09:00',
      '星期一 09:00',
      '星期一 09:00',
    ])
  })

  test('falls back to the words of the platform for other languages, in the zone of the schedule', () => {
    const at = Date.parse('2026-11-23T09:00+01:00')
    const german = describeInstant(at, 'Europe/Rome', 'de', NOW)
    expect(german).toMatch(/Montag.*23.*November.*09:00/)
    expect(german).not.toContain('2026')
    expect(describeInstant(at, 'Europe/Rome', 'fr', NOW)).toMatch(/lundi.*23.*novembre.*09:00/)
    expect(describeInstant(Date.parse('2027-01-04T09:00+01:00'), 'Europe/Rome', 'de', NOW)).toMatch(/Montag.*2027/)
  })

  test('reads English for what is no language tag, and UTC for what is no zone', () => {
    const at = Date.parse('2026-11-23T09:00:00Z')
    expect(describeInstant(at, 'UTC', '', NOW)).toBe('Monday at 09:00')
    expect(describeInstant(at, 'UTC', 'not a tag', NOW)).toBe('Monday at 09:00')
    expect(describeInstant(at, 'Mars/Olympus', 'en', NOW)).toBe('Monday at 09:00')
  })
})
