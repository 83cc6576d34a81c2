/** What the editor of one message gets. */
export type PartProps<Part> = {
  readonly part: Part
  readonly languages: readonly string[]
  /** how much room the channels leave */
  readonly note: (language: string) => { readonly words: string; readonly isTooMuch: boolean } | null
  /** the key names the field that was edited, so that its keystrokes are one step of undo */
  readonly onChange: (part: Part, key?: string) => void
}
