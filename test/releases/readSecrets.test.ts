// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the form in which files name the environment
import { describe, expect, test } from 'vitest'
import { readSecrets } from '../../runtime/releases/readSecrets.ts'

const ENV = {
  SHOP_TOKEN: 's1',
  SHOP_URL: 'https://shop.example',
  SHOPPING: 'x',
  EMPTY: '',
  AWS_SECRET_ACCESS_KEY: 'cloud',
  DATABASE_URL: 'postgres://u:p@db/usher',
  PGPASSWORD: 'p',
  PATH: '/bin',
  NODE_OPTIONS: '--inspect',
  USHER_TOKENS: 'admin:admin-token-0123456789',
}
const namesFor = (list: string | undefined) => Object.keys(readSecrets({ ...ENV, USHER_SECRETS: list }).values)

describe('what files may read of the environment', () => {
  test('is nothing, unless the operator lists it', () => {
    expect(namesFor(undefined)).toEqual([])
    expect(namesFor(' , ')).toEqual([])
    expect(namesFor('SHOP_TOKEN, EMPTY, NONE, constructor')).toEqual(['SHOP_TOKEN'])
    expect(namesFor('SHOP_*')).toEqual(['SHOP_TOKEN', 'SHOP_URL'])
  })

  test("is never the host's own, however wide the list is", () => {
    for (const wide of ['U*', 'D*', 'P*', 'N*']) expect(namesFor(wide)).toEqual([])
  })

  test.each(['USHER_TOKENS', 'USHER_*', 'usher_tokens', 'DATABASE_URL', 'PGPASSWORD', 'PATH', 'NODE_OPTIONS'])(
    'cannot be %s: the host says so at start',
    (name) => {
      expect(() => readSecrets({ ...ENV, USHER_SECRETS: `SHOP_TOKEN,${name}` })).toThrow(/host's own/)
    },
  )

  test.each(['*', 'SHOP_TOKEN=s1', '${SHOP_TOKEN}', 'A*B', '1X'])('is not listed by %s', (entry) => {
    expect(() => readSecrets({ ...ENV, USHER_SECRETS: entry })).toThrow(/is no name/)
  })
})

test('what is asked for in vain is told with its reason, and what to set', () => {
  const missing = ['SHOP_KEY', 'USHER_TOKENS', 'BOT_URL'].map((name) => ({
    name,
    file: 'bots.json',
    path: '/bots/faq',
  }))
  expect(readSecrets({ ...ENV, USHER_SECRETS: 'SHOP_*' }).explain(missing)).toEqual([
    'SHOP_KEY is not set; bots.json asks for it at /bots/faq.',
    "USHER_TOKENS is the host's own and is given to no file; bots.json asks for it at /bots/faq.",
    'BOT_URL is not listed in USHER_SECRETS; bots.json asks for it at /bots/faq.',
    'If files may read these, set USHER_SECRETS=SHOP_*,BOT_URL.',
  ])
  expect(readSecrets(ENV).explain([])).toEqual([])
})
