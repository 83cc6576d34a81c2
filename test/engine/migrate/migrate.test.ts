import { expect, test } from 'vitest'
import { latestVersion, type Migration, migrate } from '../../../runtime/engine/migrate/migrate.ts'
import { MIGRATIONS } from '../../../runtime/engine/migrate/migrations.ts'
import { words } from '../../../runtime/engine/words.ts'
import { loadSchemas } from '../../../schemas/generate/loadSchemas.ts'

/** Made up: version 2 calls `name` `title`, version 3 keeps it in capitals. In the wrong order on purpose. */
const RENAMES: readonly Migration[] = [
  {
    kind: 'flow',
    to: 3,
    why: 'capitals are easier to read',
    migrate: (flow) => ({ ...flow, title: String(flow.title).toUpperCase() }),
  },
  {
    kind: 'flow',
    to: 2,
    why: 'a title is what people call it',
    migrate: ({ name, ...flow }) => ({ ...flow, title: name }),
  },
  { kind: 'layout', to: 2, why: 'another file', migrate: (layout) => ({ ...layout, touched: true }) },
]

test('takes a file through every version that lies between, in order', () => {
  expect(migrate('flow', { specVersion: 1, name: 'desk', id: 'a' }, RENAMES)).toEqual({
    ok: true,
    value: { specVersion: 3, title: 'DESK', id: 'a' },
  })
  expect(migrate('flow', { specVersion: 2, title: 'desk' }, RENAMES)).toEqual({
    ok: true,
    value: { specVersion: 3, title: 'DESK' },
  })
})

test('leaves alone what is up to date, what is of another kind, and what says no version', () => {
  for (const value of [
    { specVersion: 3, title: 'desk' },
    { name: 'desk' },
    { specVersion: '1' },
    { specVersion: 1.5 },
    { specVersion: 0 },
    [],
    null,
    'text',
  ]) {
    expect(migrate('flow', value, RENAMES)).toEqual({ ok: true, value })
  }
  expect(migrate('scenarios', { specVersion: 1 }, RENAMES)).toEqual({ ok: true, value: { specVersion: 1 } })
})

test('changes nothing of the value that it was given', () => {
  const flow = Object.freeze({ specVersion: 1, name: 'desk' })
  migrate('flow', flow, RENAMES)
  expect(flow).toEqual({ specVersion: 1, name: 'desk' })
})

test('refuses a version that it does not know', () => {
  expect(migrate('flow', { specVersion: 4 }, RENAMES)).toEqual({
    ok: false,
    problem: {
      code: 'newerSpecVersion',
      path: '/specVersion',
      message: words`This file is written in version ${4} of the format, but this Usher knows versions up to ${3}.`,
      fix: words`Install a newer Usher.`,
    },
  })
})

test('a migration that meets what it cannot read ends in a problem', () => {
  const broken: Migration = {
    kind: 'flow',
    to: 2,
    why: 'a test',
    migrate: () => {
      throw new TypeError('no nodes')
    },
  }
  expect(migrate('flow', { specVersion: 1 }, [broken])).toMatchObject({
    ok: false,
    problem: { code: 'cannotMigrate', path: '/specVersion' },
  })
})

test.each(['flow', 'layout'])('the migrations of a %s lead to the version that its schema asks for', (kind) => {
  const schemas = loadSchemas(new URL('../../../schemas', import.meta.url).pathname)
  expect(schemas.files.get(kind)?.properties?.specVersion?.const).toBe(latestVersion(kind, MIGRATIONS))
})

test('the migrations lead from version to version without a gap, and say why', () => {
  for (const kind of ['flow', 'layout']) {
    const steps = MIGRATIONS.filter((migration) => migration.kind === kind).map(({ to }) => to)
    expect(steps).toEqual(steps.map((_, index) => index + 2))
  }
  expect(MIGRATIONS.filter(({ why }) => why.trim() === '')).toEqual([])
})
