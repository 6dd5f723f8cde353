export { checkFixpoint, type ProofGap } from "./check-fixpoint";
export { confirmEdited, confirmExploration } from "./confirm-exploration";
