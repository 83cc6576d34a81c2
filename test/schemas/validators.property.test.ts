import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadSchemas } from '../../schemas/generate/loadSchemas.ts'
import type { Validate } from '../../schemas/validators.js'
import * as validators from '../../schemas/validators.js'
import { arbitraryOf } from '../support/arbitraryOf.ts'
import { mutations } from '../support/mutations.ts'

const schemas = loadSchemas(new URL('../../schemas', import.meta.url).pathname)
const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
for (const [file, schema] of schemas.files) ajv.addSchema(schema, `file:///${file}.schema.json`)

/** The generator rewrites unions and leaves out JSON's own shape: what comes out must accept the same values as the schemas themselves. */
const KINDS = [...schemas.files.keys()].filter((file) => !/^(?:nodes|parts)\//.test(file))

describe.each(KINDS)('%s', (file) => {
  const name = `validate${file.replace('wire/', '').replace(/^./, (letter) => letter.toUpperCase())}`
  const validate = (validators as unknown as { readonly [name: string]: Validate<unknown> | undefined })[name]
  const original = ajv.getSchema(`file:///${file}.schema.json`)

  test('accepts what its schema allows', () => {
    fc.assert(
      fc.property(arbitraryOf(file), (value) => {
        expect(original?.(value), JSON.stringify(original?.errors)).toBe(true)
        expect(validate?.(value), JSON.stringify(validate?.errors)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('judges spoilt values as its schema does', () => {
    fc.assert(
      fc.property(arbitraryOf(file).chain(mutations), (spoilt) => {
        for (const value of spoilt) expect(validate?.(value)).toBe(original?.(value))
      }),
      { numRuns: 25 },
    )
  })
})

test('a list of 100,000 that must not repeat itself is judged at once', () => {
  const languages = Array.from({ length: 100_000 }, (_, index) => `en-${String(index).padStart(6, '0')}`)
  expect(validators.validateWorkspace({ name: 'a', languages })).toBe(false)
  expect(validators.validateWorkspace.errors?.map(({ keyword }) => keyword)).toEqual(['maxItems'])
})

test('a list of 200,000 wrong items is judged at once', () => {
  expect(validators.validateInboundMessage({ id: 'm', from: { id: 'u' }, attachments: Array(200_000).fill(1) })).toBe(
    false,
  )
  expect(validators.validateInboundMessage.errors?.length).toBe(200_001)
})
