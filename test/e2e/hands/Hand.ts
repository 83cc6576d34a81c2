import type { NodeType } from '../../../schemas/flow.ts'

/** What an author does to draw a flow. There is one for the mouse and one for the keyboard; both see the same forms, field by field from the top. */
export type Hand = {
  /** makes a blank flow of this name and takes away the node that it comes with: an empty canvas */
  readonly newFlow: (name: string) => Promise<void>
  /** adds a node in the open; it is selected then */
  readonly addNode: (type: NodeType, at: Point) => Promise<void>
  /** adds a node at the end of an exit; it is selected then */
  readonly addNodeAt: (from: string, exit: string, type: NodeType, at: Point) => Promise<void>
  readonly connect: (from: string, exit: string, to: string) => Promise<void>
  /** shows the settings of the flow itself */
  readonly openFlowSettings: () => Promise<void>
  /** writes into the nth field of a label, over what is there */
  readonly write: (label: string, text: string, nth?: number) => Promise<void>
  /** writes and presses Enter */
  readonly enter: (label: string, text: string, nth?: number) => Promise<void>
  readonly choose: (label: string, value: string, nth?: number) => Promise<void>
  readonly tick: (label: string, nth?: number) => Promise<void>
  readonly press: (label: string, nth?: number) => Promise<void>
}

/** In pixels of the canvas, unmoved and unzoomed. */
export type Point = { readonly x: number; readonly y: number }

/** The settings at the right. */
export const SETTINGS = 'aside[aria-label="Settings"]'
