/** PLACEHOLDER until generated from layout.schema.json. */
export type Box = { readonly x: number; readonly y: number; readonly width?: number; readonly height?: number }
export type Layout = {
  readonly $schema?: string
  readonly specVersion: 1
  readonly nodes: { readonly [nodeId: string]: Box }
  readonly notes?: { readonly [id: string]: Box & { readonly text: string; readonly color?: string } }
  readonly groups?: { readonly [id: string]: Box & { readonly title: string; readonly color?: string } }
}
