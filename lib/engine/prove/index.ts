export { checkFixpoint, type ProofGap } from "./check-fixpoint";
export { confirmExploration } from "./confirm-exploration";
