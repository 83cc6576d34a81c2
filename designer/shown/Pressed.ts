/** A button that a customer presses: what it says, and what comes back. */
export type Pressed = { readonly text: string; readonly value: string }
