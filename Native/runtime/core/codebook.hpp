// Format of compressed bytecode and texts, both Huffman-coded. Written by Host/Linker/Output/CompressedCode.cs.
//
// Bits are numbered from the low end of each byte. A symbol of an alphabet is a canonical Huffman code, most significant bit first. The
// codebook holds, for each alphabet, the offset of its table in two bytes; then the tables: the number of codes of each length from 1
// to longestCode, then the symbols in the order of their codes (except for Texts, which are numbered in that order); then the number of
// groups and two symbols of operations for each: a symbol from firstGroup on expands to two symbols, which may be groups too.
#pragma once

#include "formats.hpp"

namespace nano
{

enum class Alphabet : uint32_t
{
    Operations,    // indices into the image's list of operations, then groups
    NewScalars,    // registers written that hold scalars; the result of a call is decoded on return
    NewReferences, // registers written that hold references
    Scalars,       // registers read
    References,
    Arguments, // of calls
    Fields,    // numbers from here
    Constants, // signed: 2 * n for n >= 0, -2 * n - 1 for n < 0
    Methods,
    Types,
    Literals,
    Others,
    Branches,
    Texts, // of texts (texts.hpp)
    Count,
};

constexpr uint32_t longestCode = 15;
constexpr uint32_t firstGroup = opCount;
constexpr uint32_t longestGroup = 4; // operations
static_assert(firstGroup < 256);

/// Symbols of registers: those below directRegisters are register numbers, those from there count from the first word after the
/// arguments for references, from the first after the words cleared on entry for scalars.
constexpr uint32_t directRegisters = 16;
constexpr uint32_t anyRegister = 32;  // eight bits follow
constexpr uint32_t lastRegister = 33; // the register written by the preceding operation
constexpr uint32_t nextRegister = 34; // for arguments: the register after the preceding argument's

/// Symbols of numbers: those below directNumbers are the number; any other gives the number of bits below the highest one.
constexpr uint32_t directNumbers = 16;
constexpr uint32_t directBits = 4;

/// Symbols of branches: the number of bits below the highest one of the distance plus one, which follow. The distance is from the end of
/// the unit forward, or (from backwardBranch) from its start back.
constexpr uint32_t maxDistanceBits = 16;
constexpr uint32_t backwardBranch = 20;
constexpr uint32_t farBranch = 40; // farBits follow: the distance from the start of the unit, signed
constexpr uint32_t farBits = 17;

/// Bytes of the image after the code section: the decoder reads four bytes from the start of a symbol.
constexpr uint32_t codePadding = 8;

} // namespace nano
