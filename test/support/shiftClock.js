/*
 * Imported before everything else by a host whose wall clock is to be wrong: Date says what the machine says and as many seconds more as stand in the file that WRONG_CLOCK names, which may
 * change. The monotonic clock and timers stay right, as they do when an operator sets a clock.
 */
import { readFileSync } from 'node:fs'

const LOOK_MS = 500
const real = Date.now
let shift = 0
const look = () => {
  shift = Number(readFileSync(process.env.WRONG_CLOCK ?? '', 'utf8')) * 1000
}
look()
setInterval(look, LOOK_MS).unref()

Date.now = () => real() + shift
globalThis.Date = new Proxy(Date, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [target.now()] : args, made),
  apply: (target) => new target(target.now()).toString(),
})
