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
#include "operations.def"
#ifdef NANO_OPERATIONS
    firstOther = 0x100, // for operations that this runtime omits; must not be cast to a byte
    NANO_OTHER_OPERATIONS
#endif
#undef OP
};

/// FNV-1a hash of the operations and their operand formats. Host/Linker computes the same hash (OpcodeTable.cs).
consteval uint32_t hashOperations(const char* list)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; list[i] != 0; i++)
    {
        hash = (hash ^ static_cast<uint8_t>(list[i])) * 16777619u;
    }
    return hash;
}
#define OP(name, operands) #name " " operands "\n"
constexpr uint32_t operationsFingerprint = hashOperations(
#include "operations.def"
);
#ifdef NANO_OPERATIONS
static_assert(hashOperations(
#include "../opcodes.def"
                  ) == NANO_ALL_OPERATIONS,
              "the linker of this image was built with a different opcodes.def: rebuild the linker");
#endif
#undef OP

/// unhandled.cpp: reports vm.pending as an unhandled exception and returns the exit status.
int32_t reportUnhandled();
void writeTypeName(bool error, uint32_t type);

} // namespace nano
