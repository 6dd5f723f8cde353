export { type AddressPlan, ENVIRONMENT_BASE, FRAME_BASE, planAddresses, SLOT } from "./address-plan";
export * from "./ir";
