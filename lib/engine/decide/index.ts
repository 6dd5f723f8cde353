export type { Decider, Decision } from "./decider";
