// `npm run schemas`: writes what is derived from the schemas. `--check` writes nothing and exits 1 when something is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { emitExits } from './generate/emitExits.ts'
import { emitShapes } from './generate/emitShapes.ts'
import { emitTypes } from './generate/emitTypes.ts'
import { emitValidators } from './generate/emitValidators.ts'
import { loadSchemas } from './generate/loadSchemas.ts'

/** Everything that is generated: source by file name within `schemas/`. */
export async function generate(directory: string = import.meta.dirname): Promise<ReadonlyMap<string, string>> {
  const schemas = loadSchemas(directory)
  return new Map([
    ...emitTypes(schemas),
    ['exits.ts', emitExits(schemas)],
    ['shapes.ts', emitShapes(schemas)],
    ...(await emitValidators(schemas)),
  ])
}

/** The generated files that differ from what the schemas say. */
export async function findStale(directory: string = import.meta.dirname): Promise<readonly string[]> {
  const stale = [...(await generate(directory))].filter(([name, source]) => {
    const path = `${directory}/${name}`
    return !existsSync(path) || readFileSync(path, 'utf8') !== source
  })
  return stale.map(([name]) => name)
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = await findStale()
    if (stale.length > 0) {
      console.error(`Stale: ${stale.join(', ')}. Run npm run schemas.`)
      process.exitCode = 1
    }
  } else {
    for (const [name, source] of await generate()) writeFileSync(`${import.meta.dirname}/${name}`, source)
  }
}
