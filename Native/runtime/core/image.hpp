// The closed-world image as it lies in memory: written by Host/Linker/ImageWriter.cs, checked by loader.cpp.
#pragma once

#include "base.hpp"

namespace nano
{

constexpr u32 ImageMagic = 0x31494E46; // "FNI1"
constexpr u32 ImageFormat = 4;
constexpr u16 NoIndex = 0xFFFF;
constexpr u32 LiteralStep = 8;

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
    u32 size;       // of the whole image, bytes
    u32 crc;        // CRC32 of everything after this word
    u32 natives;    // fingerprint of the native table the image was linked for
    u32 operations; // fingerprint of opcodes.def, which the linker had (OperationsFingerprint)
    u32 types, typeCount;
    u32 methods, methodCount;
    u32 literals, literalCount; // offset in the data section of each LiteralStep-th literal, two bytes each
    u32 dispatch, dispatchCount;
    u32 selectors, selectorCount;
    u32 signatures, signatureCount;
    u32 pool, poolSize;
    u32 data, dataSize; // pairs of packed texts, then the literals (texts.hpp); bytes of arrays behind their count in two bytes
    u32 code, codeSize;
    u32 names, namesSize; // offsets of the names of the first types, of all methods or none, then texts; 0 without names
    u32 staticsMap, staticsWords;
    u32 codebook, codebookSize; // how the dense methods are coded (codebook.hpp), 0 bytes without any
    u32 dense;                  // offset in the code section from which on methods are dense
    u32 methodUnit;             // bytes that the entries of the method table count in, as a shift
    u32 textCount;              // literals that are texts; bytes of arrays come behind them
    u32 entry;
    u16 wellKnown[WellKnownCount];
};
static_assert(sizeof(ImageHeader) == 136 + 4 * ((WellKnownCount + 1) / 2));

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

// A method's entry in the method table, two bytes, is where its head stands in the code section. The usual head is two
// bytes: the signature, whose index is below IrregularHead, and the words of the frame behind the arguments: references in
// the high four bits, scalars in the low ones. Only the references are cleared on entry. Any other head is IrregularHead
// and the bytes of an IrregularMethod, then the frame's map (a bit per word, set for references), then the clauses. The
// code follows the head and ends where the next head begins; bits, all set, that are less than a unit of the method table
// may stand between.
constexpr u32 IrregularHead = 0xFF;

struct IrregularMethod
{
    u8 head;
    u8 signature[2];
    u8 frame;   // words
    u8 zeroed;  // words from the start of the frame that are cleared behind the arguments
    u8 clauses; // exception clauses
};
static_assert(sizeof(IrregularMethod) == 6);

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
