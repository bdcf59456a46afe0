// The native table of this runtime: the generated header declares natives and makes their thunks.
#pragma once

#include "vm.h"

#ifndef NANO_NATIVE_HEADER
#define NANO_NATIVE_HEADER "natives/natives.g.h"
#endif
#include NANO_NATIVE_HEADER

namespace nano
{

enum class Op : u16
{
#define OP(name, operands) name,
#include "../opcodes.def"
#undef OP
};

// unhandled.cpp: the last words about vm.pending; the exit status.
i32 reportUnhandled();
void writeTypeName(bool error, u32 type);

} // namespace nano
