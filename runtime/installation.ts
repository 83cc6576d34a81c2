import { join } from 'node:path'

/*
 * Where this runs: from the sources, as in a clone, or from the JavaScript that `npm pack` makes of them, in the package's folder `build`. Beside
 * what is compiled, both have the same files at the same places.
 */

const isCompiled = import.meta.filename.endsWith('.js')

/** The folder with package.json, schemas, flows and the designer in it. */
export const root = join(import.meta.dirname, '..')

/** A module of ours that a thread begins with, from its place without the ending: nothing but an import has its ending changed when it is compiled. */
export const threadOf = (module: string, base: string): URL => new URL(`${module}${isCompiled ? '.js' : '.ts'}`, base)
