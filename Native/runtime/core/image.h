// The closed-world image as it lies in memory: written by Native/linker/ImageWriter.cs, checked by loader.cpp.
#pragma once

#include "base.h"

namespace nano
{

constexpr u32 ImageMagic = 0x31494E46; // "FNI1"
constexpr u32 ImageFormat = 2;
constexpr u16 NoIndex = 0xFFFF;

// Types the runtime itself makes objects of, by their place in ImageHeader::wellKnown.
enum WellKnown : u32
{
    TypeString,
    TypeException, // integer division by zero, as nanoFramework v1 reports it
    TypeNullReference,
    TypeIndexOutOfRange,
    TypeInvalidCast,
    TypeOutOfMemory,
    TypeStackOverflow,
    TypeOverflow,
    TypeArgumentOutOfRange, // by the natives of the Hal
    TypeArrayTypeMismatch,
    TypeArithmetic,
    TypeTraceArray, // int[]
    WellKnownCount,
};

struct ImageHeader
{
    u32 magic;
    u32 format;
    u32 size;    // of the whole image, bytes
    u32 crc;     // CRC32 of everything behind this word
    u32 natives; // fingerprint of the native table the image was linked for
    u32 types, typeCount;
    u32 methods, methodCount;
    u32 literals, literalCount; // offsets in the data section, two bytes each
    u32 dispatch, dispatchCount;
    u32 selectors, selectorCount;
    u32 signatures, signatureCount;
    u32 pool, poolSize;
    u32 data, dataSize; // pairs of packed texts, then the literals (texts.h); bytes of arrays behind their count in two bytes
    u32 code, codeSize;
    u32 names, namesSize; // 0 when the image carries no names
    u32 staticsMap, staticsWords;
    u32 entry;
    u16 wellKnown[WellKnownCount];
};
static_assert(sizeof(ImageHeader) == 112 + 4 * ((WellKnownCount + 1) / 2));

enum class Kind : u8
{
    Class,
    Interface,
    Value,
    String,
    Array,
    Delegate
};

enum TypeFlags : u8
{
    ElementsAreReferences = 1,
    ElementsHaveMap = 2, // elements are structs that hold references: the element type's map
    TypeIsEnum = 4,
    TypeIsAbstract = 8,
};

struct TypeRecord
{
    u16 parent; // NoIndex for System.Object and interfaces
    Kind kind;
    u8 flags;
    u16 words;    // instance words behind the header; for arrays and strings bytes per element
    u16 dispatch; // base in the dispatch table
    u16 element;  // element type of an array; method that calls a delegate's list in turn
    u16 map;      // pool offset of the reference map of the instance words, NoIndex without references
    u16 ifaces;   // pool offset of a count byte and that many type indices, NoIndex for none
    u16 code;     // primitive kind of a value type (PrimitiveCode), element code of an array
};
static_assert(sizeof(TypeRecord) == 16);

// System.Int32 and friends, as natives need to know them. Enums carry the code of their underlying type.
enum PrimitiveCode : u16
{
    NotPrimitive,
    Boolean,
    Char,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double
};

// A method's entry in the method table: offset of its head in the low 24 bits, argument words above. In front of the
// head stand the exception clauses, then the reference map of the frame; behind it the code.
constexpr u32 MethodOffsetMask = 0x00FFFFFF;

struct MethodHead
{
    u8 frame;   // words
    u8 zeroed;  // words from the start of the frame that are cleared behind the arguments
    u8 clauses; // exception clauses
    u8 unused;
    u8 signature[2];
    u8 codeSize[2];
};
static_assert(sizeof(MethodHead) == 8);

enum class ClauseKind : u8
{
    Catch,
    Filter,
    Finally,
    Fault
};

struct ClauseRecord
{
    ClauseKind kind;
    u8 slot; // receives the exception; for finally the word that tells how it was entered
    u8 tryStart[2], tryEnd[2];
    u8 handler[2], handlerEnd[2];
    u8 type[2]; // of a catch; code offset of a filter
};
static_assert(sizeof(ClauseRecord) == 12);

inline u32 half(const u8* bytes)
{
    return load<u16>(bytes);
}

} // namespace nano
