export type { CType, Direction, Field, Parameter, TypeId } from "./c-type";
