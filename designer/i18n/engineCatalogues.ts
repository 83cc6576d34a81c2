/** The sentences of the engine in the other languages of the interface, by their English templates; loaded when a language is chosen. */
export const ENGINE_CATALOGUES: {
  readonly [language: string]: () => Promise<{ readonly default: { readonly [template: string]: string } }>
} = {
  it: () => import('./engine/it.json'),
  zh: () => import('./engine/zh.json'),
}
