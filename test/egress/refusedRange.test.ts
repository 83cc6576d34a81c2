import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAllowList } from '../../runtime/egress/createAllowList.ts'
import { refusedRange } from '../../runtime/egress/refusedRange.ts'

/** One address of every range that does not belong to the public internet, and the first and last of those that matter most. */
const REFUSED: readonly (readonly [address: string, range: string])[] = [
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['10.0.0.0', 'private'],
  ['10.255.255.255', 'private'],
  ['100.64.0.0', 'carrierGradeNat'],
  ['100.100.100.200', 'carrierGradeNat'],
  ['100.127.255.255', 'carrierGradeNat'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['168.63.129.16', 'metadata'],
  ['169.254.0.1', 'linkLocal'],
  ['169.254.169.254', 'linkLocal'],
  ['172.16.0.0', 'private'],
  ['172.31.255.255', 'private'],
  ['192.0.0.192', 'reserved'],
  ['192.0.2.1', 'reserved'],
  ['192.88.99.1', 'reserved'],
  ['192.168.0.0', 'private'],
  ['192.168.255.255', 'private'],
  ['198.18.0.1', 'reserved'],
  ['198.19.255.255', 'reserved'],
  ['198.51.100.7', 'reserved'],
  ['203.0.113.7', 'reserved'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.250', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::7f00:1', 'reserved'],
  ['::127.0.0.1', 'unreadable'],
  ['::8.8.8.8', 'unreadable'],
  ['0::127.0.0.1', 'reserved'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:a9fe:a9fe', 'linkLocal'],
  ['::ffff:0:127.0.0.1', 'rfc6145'],
  ['64:ff9b::7f00:1', 'rfc6052'],
  ['64:ff9b::808:808', 'rfc6052'],
  ['64:ff9b:1::a00:1', 'rfc6052'],
  ['64:ff9b:1:ffff:ffff:ffff:ffff:ffff', 'rfc6052'],
  ['2002:7f00:1::', '6to4'],
  ['2002:a9fe:a9fe::1', '6to4'],
  ['2001:0:53aa:64c::1', 'teredo'],
  ['2001:db8::1', 'reserved'],
  ['3fff::1', 'reserved'],
  ['100::1', 'discard'],
  ['fc00::1', 'uniqueLocal'],
  ['fd00:ec2::254', 'uniqueLocal'],
  ['fe80::1', 'linkLocal'],
  ['fe80::1%eth0', 'linkLocal'],
  ['fec0::1', 'deprecatedSiteLocal'],
  ['ff02::1', 'multicast'],
  ['4000::1', 'reserved'],
  ['e000::1', 'reserved'],
]

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '223.255.255.255',
  '::ffff:8.8.8.8',
  '2606:4700::1111',
  '2a00:1450:4002::1',
]

/** What some programs read as an address, and others otherwise. */
const UNREADABLE = [
  '',
  'localhost',
  '127.1',
  '0177.0.0.1',
  '0x7f.0.0.1',
  '2130706433',
  '127.0.0.1.',
  '[::1]',
  ':::1',
  '1.2.3.256',
]

describe('refusedRange', () => {
  test.each(REFUSED)('refuses %s as %s', (address, range) => {
    expect(refusedRange(address)).toBe(range)
  })
  test.each(PUBLIC)('lets %s pass', (address) => {
    expect(refusedRange(address)).toBeNull()
  })
  test.each(UNREADABLE)('refuses "%s", which has no one meaning', (address) => {
    expect(refusedRange(address)).toBe('unreadable')
  })
  test('judges every IPv4 address the same when it is written as IPv6, and refuses it where a router would translate it', () => {
    const hex = (high: number, low: number) => ((high << 8) | low).toString(16)
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        const [a = 0, b = 0, c = 0, d = 0] = ip.split('.').map(Number)
        const embedded = `${hex(a, b)}:${hex(c, d)}`
        expect(refusedRange(`::ffff:${embedded}`)).toBe(refusedRange(ip))
        for (const wrapped of [
          `64:ff9b::${embedded}`,
          `64:ff9b:1::${embedded}`,
          `2002:${embedded}::`,
          `::${embedded}`,
        ]) {
          expect(refusedRange(wrapped)).not.toBeNull()
        }
      }),
    )
  })
})

describe('createAllowList', () => {
  const allow = createAllowList([
    'bot.internal',
    '10.0.0.0/8',
    ' 127.0.0.1 ',
    '[fd00::1]',
    'fd12::/16',
    'München.example',
    '',
    'fe80::/10',
  ])

  test.each(['bot.internal', 'BOT.internal', 'bot.internal.', 'xn--mnchen-3ya.example'])(
    'knows the host %s',
    (host) => {
      expect(allow.hasHost(host)).toBe(true)
    },
  )
  test.each(['internal', 'a.bot.internal', 'bot.internal.example', '127.0.0.1', ''])(
    'does not know the host "%s"',
    (host) => {
      expect(allow.hasHost(host)).toBe(false)
    },
  )
  test.each(['10.0.0.0', '10.255.255.255', '127.0.0.1', '::ffff:10.1.2.3', 'fd00::1', 'fd12:1::1', 'fe80::1%eth0'])(
    'has %s',
    (address) => {
      expect(allow.hasAddress(address)).toBe(true)
    },
  )
  test.each(['11.0.0.0', '127.0.0.2', '9.255.255.255', 'fd00::2', 'fd13::1', '::1', 'bot.internal', ''])(
    'has not "%s"',
    (address) => {
      expect(allow.hasAddress(address)).toBe(false)
    },
  )
  test.each([
    'http://bot.internal',
    'bot.internal:8080',
    '*.internal',
    '10.0.0.0/33',
    '10.0/8',
    '127.1',
    'a b',
    'user@bot',
    'bot/x',
    '10.0.0.0/-1',
  ])('refuses the entry "%s" and says what to write', (entry) => {
    expect(() => createAllowList([entry])).toThrow(/USHER_EGRESS_ALLOW: .* Write bot\.internal/)
  })
})
