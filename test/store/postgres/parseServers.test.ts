import { describe, expect, test } from 'vitest'
import { parseServers } from '../../../runtime/store/postgres/parseServers.ts'

describe('DATABASE_URL', () => {
  test.each([
    ['postgres://u:p@a:5432/d', ['postgres://u:p@a:5432/d']],
    ['postgresql://a/d', ['postgresql://a/d']],
    [
      'postgres://u:p%40@a:1,b:2,[::1]:3/d?sslmode=require',
      [
        'postgres://u:p%40@a:1/d?sslmode=require',
        'postgres://u:p%40@b:2/d?sslmode=require',
        'postgres://u:p%40@[::1]:3/d?sslmode=require',
      ],
    ],
    ['postgres://u:p,q@a,b/d', ['postgres://u:p,q@a/d', 'postgres://u:p,q@b/d']],
  ])('%s names its servers', (url, servers) => {
    expect(parseServers(url)).toEqual(servers)
  })

  test.each(['', 'localhost:5432', 'mysql://a/d', 'postgres://a:port/d', 'postgres://a:99999/d'])(
    '%j is refused with what to write, and without the address',
    (url) => {
      expect(() => parseServers(url)).toThrow(
        expect.objectContaining({
          code: 'missingConfiguration',
          message: expect.stringMatching(/^DATABASE_URL cannot be read: .*several hosts separated by commas\.$/),
        }),
      )
    },
  )
})
