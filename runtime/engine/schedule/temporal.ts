// The one door to Temporal. The package hands out the native Temporal where the platform has one and its own
// implementation elsewhere, without touching globals; when every host has it, this file becomes `globalThis.Temporal`.
export { Temporal } from 'temporal-polyfill'
