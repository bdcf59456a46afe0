// The closed-world image in memory: written by Host/Linker/Output/ImageWriter.cs, checked by loader.cpp.
#pragma once

#include "base.hpp"

namespace nano
{

constexpr uint32_t imageMagic = 0x31494E46; // "FNI1"
constexpr uint32_t imageFormat = 9;
constexpr uint16_t noIndex = 0xFFFF;
constexpr uint32_t literalStep = 8;

/// Types that the runtime itself instantiates: indices into ImageHeader::wellKnown.
enum WellKnown : uint32_t
{
    TypeString,
    TypeException, // also for integer division by zero and non-finite numbers, for which nanoFramework v1 has no types
    TypeNullReference,
    TypeIndexOutOfRange,
    TypeInvalidCast,
    TypeOutOfMemory,
    TypeStackOverflow,
    TypeOverflow,
    TypeArgumentOutOfRange, // raised by natives of the Hal
    TypeArrayTypeMismatch,
    TypeArgument,
    TypeArgumentNull,
    TypeFormat,
    TypeNotSupported,
    TypeInvalidOperation,
    TypeTraceArray, // int[]
    TypeByteArray,  // this and the following types are for natives that return arrays; noIndex if the image has no such array
    TypeCharArray,
    TypeStringArray,
    WellKnownCount,
};

struct ImageHeader
{
    uint32_t magic;
    uint32_t format;
    uint32_t size;       // of the whole image, bytes
    uint32_t crc;        // CRC32 of everything after this word
    uint32_t natives;    // fingerprint of the native table the image was linked for
    uint32_t operations; // fingerprint of the list of operations it was linked for (operationsFingerprint)
    uint32_t types, typeCount;
    uint32_t methods, methodCount;
    uint32_t literals, literalCount; // offset in the data section of each literalStep-th literal, two bytes each
    uint32_t dispatch, dispatchCount;
    uint32_t selectors, selectorCount;
    uint32_t signatures, signatureCount;
    uint32_t pool, poolSize;
    uint32_t data,
        dataSize; // symbols of compressed texts, then the literals (texts.hpp); array contents are preceded by their count in two bytes
    uint32_t code, codeSize;
    uint32_t names, namesSize; // offsets of the names of the first types and of all methods (or of none), then texts; 0 without names
    uint32_t staticsMap, staticsWords;
    uint32_t codebook, codebookSize; // of the compressed methods and texts (codebook.hpp)
    uint32_t firstCompressed;        // offset in the code section of the first compressed method
    uint32_t methodUnit;             // unit of the entries of the method table in bytes, as a shift
    uint32_t textCount;              // literals that are texts; array contents follow them
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
    HasInterfaces = 16,
};

/// Value of a field of TypeRecord that refers to nothing; larger than any value that refers to something.
constexpr uint32_t nothing = 0x3FFF;

struct TypeRecord
{
    Kind kind : 3;
    uint8_t flags : 5;
    uint32_t parent : 14;   // `nothing` for System.Object and interfaces
    uint32_t words : 10;    // instance words after the header; bytes per element for arrays and strings
    uint32_t code : 4;      // primitive kind of a value type (PrimitiveCode), element code of an array
    uint32_t dispatch : 14; // base in the dispatch table
    uint32_t detail : 14;   // element type of an array; others: pool offset of what follows, `nothing` if none of it is there

    // In the pool: the reference map of the instance words; then, with HasInterfaces, a count byte and that many type indices; of a
    // delegate, the method that invokes a list of them, or noIndex.

    bool hasMap() const
    {
        return kind != Kind::Array && detail != nothing;
    }

    uint32_t mapBytes() const
    {
        return (words + 7u) / 8u;
    }

    /// Pool offset of what follows the map.
    uint32_t afterMap() const
    {
        return detail + mapBytes();
    }
};
static_assert(sizeof(TypeRecord) == 8);

/// Primitive types. Enums carry the code of their underlying type.
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

/// A method's entry in the method table, two bytes, is the position of its head in the code section. The usual head is two
/// bytes: the signature, whose index is below irregularHead, and the words of the frame after the arguments: references in
/// the high four bits, scalars in the low ones. Only the references are cleared on entry. Any other head is irregularHead
/// and the bytes of an IrregularMethod, then the frame's map (a bit per word, set for references), then the clauses. The
/// code follows the head and ends at the next head; less than one unit of the method table of padding, all one bits,
/// may precede it.
constexpr uint32_t irregularHead = 0xFF;

struct IrregularMethod
{
    uint8_t head;
    uint8_t signature[2];
    uint8_t frame;   // words
    uint8_t zeroed;  // end of the words that are cleared after the arguments, from the start of the frame
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
    uint8_t slot; // receives the exception; for finally, the word that states how it was entered
    uint8_t tryStart[2], tryEnd[2];
    uint8_t handler[2];
    uint8_t detail[2]; // type of a catch; code offset of a filter; end of the block of a finally or fault
};
static_assert(sizeof(ClauseRecord) == 10);

inline uint32_t half(const uint8_t* bytes)
{
    return load<uint16_t>(bytes);
}

} // namespace nano
