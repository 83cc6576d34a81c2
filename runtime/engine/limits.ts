/** Bounds of one turn and one flow. Exceeding one is a recorded failure that ends in the flow's fallback queue. */

/** Nodes entered in one turn. */
export const STEPS_PER_TURN = 1_000
/** UTF-16 code units of a customer's message that the flow looks at; the transcript keeps it whole. */
export const MESSAGE_LENGTH = 20_000
/** Nodes of one compiled flow, called flows included. */
export const NODES_PER_FLOW = 20_000
/** Depth of flows calling flows. */
export const SUBFLOW_DEPTH = 8
/** Messages kept while a request is under way. */
export const HELD_MESSAGES = 20
/** Rendered length of one template, in UTF-16 code units; more is cut. */
export const TEXT_LENGTH = 10_000
/** Work that one template may cause, counted by LiquidJS in characters and array items that it allocates. */
export const TEMPLATE_MEMORY = 200_000
/** Size of a pattern with its counts written out (see `patternSize`). What is written without counts fits: the schema takes no more characters. */
export const PATTERN_SIZE = 1_000
/** UTF-16 units of a text that patterns are run on; a longer one fits none. */
export const PATTERN_TEXT_LENGTH = 4_000
/**
 * What the patterns of a turn may cost: size × length of the text, summed. Measured at 30 to 120 ns for one when a pattern is at its worst, so at most about a second; a plain pattern costs
 * a hundredth of that. A hundred patterns of twenty on a message of a thousand characters come to a third.
 */
export const PATTERN_WORK = 10_000_000
/** JSON length of a variable's value. */
export const VARIABLE_LENGTH = 4_000

export const DEFAULT_WAIT = 'PT1H'
export const DEFAULT_ATTEMPTS = 3
export const DEFAULT_REQUEST_TIMEOUT = 'PT10S'
export const DEFAULT_THREADING_WINDOW = 'PT72H'
export const DEFAULT_PREFER_LAST_AGENT = 'PT2M'
