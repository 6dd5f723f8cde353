/** A number or string that only fits where its own name is asked for. */
export type Brand<Value, Name extends string> = Value & { readonly __brand: Name };
