export { applyChoice } from "./build-choice";
export { isHousekeeping, isKept } from "./classify";
export { defaultLimits, type IntakeLimits } from "./limits";
export { type OnIntakeProgress, readItems } from "./read-items";
