// The native table of this runtime: the generated header declares the natives and defines their thunks.
#pragma once

#include "vm.hpp"

#ifndef NANO_NATIVE_HEADER
#define NANO_NATIVE_HEADER "natives/natives.g.hpp"
#endif
#include NANO_NATIVE_HEADER

namespace nano
{

enum class Op : uint16_t
{
#define OP(name, operands) name,
#include "../opcodes.def"
#undef OP
};

/// FNV-1a hash of all operations and their operand formats. Host/Linker computes it from the same file (OpcodeTable.cs).
consteval uint32_t hashOperations()
{
    const char list[] =
#define OP(name, operands) #name " " operands "\n"
#include "../opcodes.def"
#undef OP
        ;
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; list[i] != 0; i++)
    {
        hash = (hash ^ static_cast<uint8_t>(list[i])) * 16777619u;
    }
    return hash;
}
constexpr uint32_t operationsFingerprint = hashOperations();
#ifdef NANO_IMAGE_OPERATIONS
static_assert(operationsFingerprint == NANO_IMAGE_OPERATIONS,
              "the linker that made this image had another opcodes.def: build the linker again");
#endif

/// unhandled.cpp: reports vm.pending as unhandled; returns the exit status.
int32_t reportUnhandled();
void writeTypeName(bool error, uint32_t type);

} // namespace nano
