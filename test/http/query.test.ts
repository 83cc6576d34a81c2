import { expect, test } from 'vitest'
import { createHttpApp, routesOf } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import type { QueryValue } from '../../runtime/http/Route.ts'

// What is refused is refused before anything is asked of the host.
const deps = {
  designer: null,
  folder: null,
  tokens: null,
  allowedHosts: null,
  publicUrl: null,
  isOverloaded: () => false,
} as unknown as HttpDeps
const app = createHttpApp(deps)
const routes = routesOf(deps).filter(({ path }) => path.startsWith('/api/'))

async function refusal(method: string, path: string, query: string) {
  const response = await app.request(path.replaceAll(/:\w+(?:\{[^}]*\})?/g, 'x') + query, { method })
  const { detail } = (await response.json()) as { readonly detail: string }
  return [response.status, detail]
}

const WRONG: { readonly [is in QueryValue['is']]: readonly string[] } = {
  number: ['abc', '-1', '1.5', '1e3', '0x10', ' 1', '99999999999999999', '%00'],
  text: ['%00', 'x'.repeat(1_001)],
  oneOf: ['abc', 'PIN', 'constructor'],
}
const values = routes.flatMap(({ method, path, query = {} }) =>
  Object.entries(query).map(([name, value]) => ({ method, path, name, value })),
)

test.each(values)(
  '$method $path refuses what "$name" cannot be, by its name',
  async ({ method, path, name, value }) => {
    for (const wrong of WRONG[value.is]) {
      expect(await refusal(method, path, `?${name}=${wrong}`)).toEqual([400, expect.stringContaining(`"${name}"`)])
    }
    if (value.is === 'number') {
      for (const outside of [value.least - 1, value.most + 1].filter((number) => number >= 0)) {
        expect(await refusal(method, path, `?${name}=${outside}`)).toEqual([
          400,
          expect.stringContaining(`${value.most}`),
        ])
      }
    }
    if (!(value.is === 'text' && value.isRepeatable === true)) {
      expect(await refusal(method, path, `?${name}=1&${name}=1`)).toEqual([400, `"${name}" is given more than once.`])
    }
  },
)

test.each(routes)('$method $path refuses a parameter that it does not have, by its name', async ({ method, path }) => {
  for (const name of ['limitt', 'constructor', '__proto__']) {
    expect(await refusal(method, path, `?${name}=1`)).toEqual([400, expect.stringContaining(`"${name}"`)])
  }
})

test('a parameter that is misspelt is told by its right name', async () => {
  expect(await refusal('GET', '/api/conversations', '?chanel=web')).toEqual([
    400,
    'There is no query parameter "chanel" here. Did you mean "channel"?',
  ])
})
