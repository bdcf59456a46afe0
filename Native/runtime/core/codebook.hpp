// How operations are coded in dense methods: what is frequent takes few bits. Written by Host/Linker/Output/Codebook.cs.
//
// Bits are taken from the low end of each byte. A symbol of an alphabet is a canonical Huffman code, its first bit first. The
// codebook is, for each alphabet, the offset of its table in two bytes; then the tables: how many codes there are of each
// length from 1 to longestCode, then the symbols in the order of their codes; then the number of groups and two symbols of
// operations for each: a symbol from firstGroup on stands for two, which may be groups as well.
#pragma once

#include "formats.hpp"

namespace nano
{

enum class Alphabet : uint32_t
{
    Operations,    // places in opcodes.def, then groups
    NewScalars,    // registers written: those that hold scalars
    NewReferences, // and references
    Scalars,       // registers read
    References,
    Arguments, // of calls
    Results,   // of calls, read when they come back
    Fields,    // numbers from here on
    Constants, // signed: 2 * n for n >= 0, -2 * n - 1 for n < 0
    Methods,
    Types,
    Literals,
    Others,
    Branches, // how many bits the distance has, which then follows as a signed number
    Count,
};

constexpr uint32_t longestCode = 15;
constexpr uint32_t firstGroup = opCount;
constexpr uint32_t longestGroup = 4; // operations
static_assert(firstGroup < 256);

// Symbols of registers: those below directRegisters are themselves.
constexpr uint32_t directRegisters = 32;
constexpr uint32_t anyRegister = 32;  // eight bits follow
constexpr uint32_t lastRegister = 33; // the one that the operation in front has written
constexpr uint32_t nextRegister = 34; // of arguments: the one behind the argument in front

// Symbols of numbers: those below directNumbers are themselves, the others have so many bits below their highest one.
constexpr uint32_t directNumbers = 16;
constexpr uint32_t directBits = 4;

// Bytes of the image behind the code section: a symbol is looked for in the four bytes from where it begins.
constexpr uint32_t codePadding = 8;

} // namespace nano
