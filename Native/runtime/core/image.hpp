// The closed-world image as it lies in memory: written by Host/Linker/ImageWriter.cs, checked by loader.cpp.
#pragma once

#include "base.hpp"

namespace nano
{

constexpr uint32_t imageMagic = 0x31494E46; // "FNI1"
constexpr uint32_t imageFormat = 4;
constexpr uint16_t noIndex = 0xFFFF;
constexpr uint32_t literalStep = 8;

// Types the runtime itself makes objects of, by their place in ImageHeader::wellKnown.
enum WellKnown : uint32_t
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
    uint32_t magic;
    uint32_t format;
    uint32_t size;       // of the whole image, bytes
    uint32_t crc;        // CRC32 of everything after this word
    uint32_t natives;    // fingerprint of the native table the image was linked for
    uint32_t operations; // fingerprint of opcodes.def, which the linker had (operationsFingerprint)
    uint32_t types, typeCount;
    uint32_t methods, methodCount;
    uint32_t literals, literalCount; // offset in the data section of each literalStep-th literal, two bytes each
    uint32_t dispatch, dispatchCount;
    uint32_t selectors, selectorCount;
    uint32_t signatures, signatureCount;
    uint32_t pool, poolSize;
    uint32_t data, dataSize; // pairs of packed texts, then the literals (texts.hpp); bytes of arrays behind their count in two bytes
    uint32_t code, codeSize;
    uint32_t names, namesSize; // offsets of the names of the first types, of all methods or none, then texts; 0 without names
    uint32_t staticsMap, staticsWords;
    uint32_t codebook, codebookSize; // how the dense methods are coded (codebook.hpp), 0 bytes without any
    uint32_t dense;                  // offset in the code section from which on methods are dense
    uint32_t methodUnit;             // bytes that the entries of the method table count in, as a shift
    uint32_t textCount;              // literals that are texts; bytes of arrays come behind them
    uint32_t entry;
    uint16_t wellKnown[WellKnownCount];
};
static_assert(sizeof(ImageHeader) == 136 + 4 * ((WellKnownCount + 1) / 2));

enum class Kind : uint8_t
{
    Class,
    Interface,
    Value,
    String,
    Array,
    Delegate
};

enum TypeFlags : uint8_t
{
    ElementsAreReferences = 1,
    ElementsHaveMap = 2, // elements are structs that hold references: the element type's map
    TypeIsEnum = 4,
    TypeIsAbstract = 8,
};

struct TypeRecord
{
    uint16_t parent; // noIndex for System.Object and interfaces
    Kind kind;
    uint8_t flags;
    uint16_t words;    // instance words behind the header; for arrays and strings bytes per element
    uint16_t dispatch; // base in the dispatch table
    uint16_t element;  // element type of an array; method that calls a delegate's list in turn
    uint16_t map;      // pool offset of the reference map of the instance words, noIndex without references
    uint16_t ifaces;   // pool offset of a count byte and that many type indices, noIndex for none
    uint16_t code;     // primitive kind of a value type (PrimitiveCode), element code of an array
};
static_assert(sizeof(TypeRecord) == 16);

// System.Int32 and friends, as natives need to know them. Enums carry the code of their underlying type.
enum PrimitiveCode : uint16_t
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
// bytes: the signature, whose index is below irregularHead, and the words of the frame behind the arguments: references in
// the high four bits, scalars in the low ones. Only the references are cleared on entry. Any other head is irregularHead
// and the bytes of an IrregularMethod, then the frame's map (a bit per word, set for references), then the clauses. The
// code follows the head and ends where the next head begins; bits, all set, that are less than a unit of the method table
// may stand between.
constexpr uint32_t irregularHead = 0xFF;

struct IrregularMethod
{
    uint8_t head;
    uint8_t signature[2];
    uint8_t frame;   // words
    uint8_t zeroed;  // words from the start of the frame that are cleared behind the arguments
    uint8_t clauses; // exception clauses
};
static_assert(sizeof(IrregularMethod) == 6);

enum class ClauseKind : uint8_t
{
    Catch,
    Filter,
    Finally,
    Fault
};

struct ClauseRecord
{
    ClauseKind kind;
    uint8_t slot; // receives the exception; for finally the word that tells how it was entered
    uint8_t tryStart[2], tryEnd[2];
    uint8_t handler[2], handlerEnd[2];
    uint8_t type[2]; // of a catch; code offset of a filter
};
static_assert(sizeof(ClauseRecord) == 12);

inline uint32_t half(const uint8_t* bytes)
{
    return load<uint16_t>(bytes);
}

} // namespace nano
