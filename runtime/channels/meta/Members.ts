/** An object out of a body of which nothing is sure. */
export type Members = { readonly [name: string]: unknown }
