#ifndef NOT_A_GUARD
#define NOT_A_GUARD
first
#endif
always
