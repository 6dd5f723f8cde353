export { createDecider } from "./create-decider";
export type { Decider, Decision } from "./decider";
