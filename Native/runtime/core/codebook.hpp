// Format of compressed bytecode and strings, both Huffman-coded. Written by Host/Linker/Output/CompressedCode.cs.
//
// Bits are numbered from the low end of each byte. A symbol of an alphabet is stored as a canonical Huffman code, most significant bit
// first. The codebook starts with the two-byte offset of each alphabet's table. The tables follow: each contains the number of codes
// of each length from 1 to longestCode, then the symbols in the order of their codes (except for Texts, whose symbols are numbered in that
// order). At the end are the number of groups and, for each group, two symbols of operations. An operation symbol from firstGroup on is
// such a group and expands to its two symbols, which may be groups too.
#pragma once

#include "formats.hpp"

namespace nano
{

enum class Alphabet : uint32_t
{
    Operations,    // indices into the image's list of operations, then groups
    NewScalars,    // registers to which scalars are written; the register of a call's result is decoded on return
    NewReferences, // registers to which references are written
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
    Texts, // symbols of strings (texts.hpp)
    Count,
};

constexpr uint32_t longestCode = 15;
constexpr uint32_t firstGroup = opCount;
constexpr uint32_t longestGroup = 4; // operations
static_assert(firstGroup < 256);

/// Symbols of registers. Symbols below directRegisters are register numbers. Symbols from directRegisters on count from the first word
/// after the arguments (references) or from the first word after the words cleared on entry (scalars).
constexpr uint32_t directRegisters = 16;
constexpr uint32_t anyRegister = 32;  // eight bits follow
constexpr uint32_t lastRegister = 33; // the register written by the preceding operation
constexpr uint32_t nextRegister = 34; // for arguments: the register after that of the preceding argument

/// Symbols of numbers. A symbol below directNumbers is the number itself. Every other symbol specifies how many bits follow; these are the
/// bits of the number below its highest set bit.
constexpr uint32_t directNumbers = 16;
constexpr uint32_t directBits = 4;

/// Symbols of branches. A symbol specifies how many bits follow; these are the bits of distance + 1 below its highest set bit. The distance
/// counts forward from the end of the unit or, for symbols from backwardBranch on, back from the start of the unit.
constexpr uint32_t maxDistanceBits = 16;
constexpr uint32_t backwardBranch = 20;
constexpr uint32_t farBranch = 40; // followed by farBits bits: the signed distance from the start of the unit
constexpr uint32_t farBits = 17;

/// Number of bytes that the image needs after the code section, because the decoder reads four bytes from the start of a symbol.
constexpr uint32_t codePadding = 8;

} // namespace nano
