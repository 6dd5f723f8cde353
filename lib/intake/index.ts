export { isHousekeeping, isKept } from "./classify";
export { defaultLimits, type IntakeLimits } from "./limits";
export { applyChoice, type OnIntakeProgress, readItems } from "./read-items";
