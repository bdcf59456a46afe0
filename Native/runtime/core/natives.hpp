// The native table of this runtime: the generated header declares natives and makes their thunks.
#pragma once

#include "vm.hpp"

#ifndef NANO_NATIVE_HEADER
#define NANO_NATIVE_HEADER "natives/natives.g.hpp"
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

// FNV-1a hash of all operations and their operand formats. Host/Linker computes it from the same file (OpcodeTable.cs).
consteval u32 operationsFingerprint()
{
    const char list[] =
#define OP(name, operands) #name " " operands "\n"
#include "../opcodes.def"
#undef OP
        ;
    u32 hash = 2166136261u;
    for (u32 i = 0; list[i] != 0; i++)
    {
        hash = (hash ^ static_cast<u8>(list[i])) * 16777619u;
    }
    return hash;
}
constexpr u32 OperationsFingerprint = operationsFingerprint();
#ifdef NANO_IMAGE_OPERATIONS
static_assert(OperationsFingerprint == NANO_IMAGE_OPERATIONS,
              "the linker that made this image had another opcodes.def: build the linker again");
#endif

// unhandled.cpp: the last words about vm.pending; the exit status.
i32 reportUnhandled();
void writeTypeName(bool error, u32 type);

} // namespace nano
