// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

/** A place on the canvas, and a size where it is not the usual one. */
export type Box = {
  /** Distance from the left, in pixels. */
  readonly x: number
  /** Distance from the top, in pixels. */
  readonly y: number
  /** In pixels. */
  readonly width?: number
  /** In pixels. */
  readonly height?: number
}

/** Where a flow's nodes, notes and groups are on the canvas. Nothing in it changes what the flow does. */
export type Layout = {
  /** Where editors find the schema. */
  readonly $schema?: string
  readonly specVersion: 1
  /** The nodes' places, by node id. */
  readonly nodes: { readonly [name: string]: Box }
  /** Sticky notes by id. */
  readonly notes?: {
    readonly [name: string]: {
      /** Distance from the left, in pixels. */
      readonly x: number
      /** Distance from the top, in pixels. */
      readonly y: number
      /** In pixels. */
      readonly width?: number
      /** In pixels. */
      readonly height?: number
      /** What it says. */
      readonly text: string
      /** The name of a colour of the designer. */
      readonly color?: string
    }
  }
  /** Frames around nodes, by id. */
  readonly groups?: {
    readonly [name: string]: {
      /** Distance from the left, in pixels. */
      readonly x: number
      /** Distance from the top, in pixels. */
      readonly y: number
      /** In pixels. */
      readonly width?: number
      /** In pixels. */
      readonly height?: number
      /** What it is called. */
      readonly title: string
      /** The name of a colour of the designer. */
      readonly color?: string
    }
  }
}
