/** As parts/webAddress.schema.json has it. */
const WEB_ADDRESS = /^https?:\/\/\S+$/i

/** Whether a text that a template made is the address of something on the web: `javascript:`, `file:` and `data:` may do something where they are opened. */
export const isWebAddress = (text: string): boolean => WEB_ADDRESS.test(text)
