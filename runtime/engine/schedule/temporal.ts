// The one door to Temporal: the platform's own where it is complete, otherwise the package's, without touching globals.
// Node 24's `--harmony-temporal` is an early draft that lacks `getTimeZoneTransition`; the package's own choice would take it.
import { Temporal as Implementation } from 'temporal-polyfill/implementation'

const native: typeof Implementation | undefined = globalThis.Temporal

export const Temporal =
  native !== undefined && 'getTimeZoneTransition' in native.ZonedDateTime.prototype ? native : Implementation
