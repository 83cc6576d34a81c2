/** A message and the label that a person gave it; null: it belongs to none of the rules. */
export type LabelledMessage = { readonly text: string; readonly label: string | null; readonly language?: string }
