export {
  type Configuration,
  defaultConfiguration,
  type EntryOverride,
  isCompiled,
  type Project,
  type RuledOut,
  type SourceFile,
} from "./project";
