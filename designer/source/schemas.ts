const FOUND = import.meta.glob<object>('../../schemas/**/*.schema.json', { import: 'default', eager: true })
const FOLDER = '../../schemas/'

/** The JSON Schemas by their path within schemas/, so that one finds what it refers to. */
export const SCHEMAS: { readonly [path: string]: object } = Object.fromEntries(
  Object.entries(FOUND).map(([path, schema]) => [path.slice(FOLDER.length), schema]),
)
