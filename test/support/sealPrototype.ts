/*
 * Of each worker, before its tests: what a file names `__proto__` must change no object but its own. Who would give all objects a member fails
 * at that place, and not in whatever test comes later.
 */
Object.preventExtensions(Object.prototype)
Object.preventExtensions(Array.prototype)
