export {
  type FunctionFlow,
  flowOfFunctions,
  type PassedFunction,
  type StoredFunction,
} from "./function-flow";
export { calleesOf, reachableFrom, reachersOf } from "./reachability";
