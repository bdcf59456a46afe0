// Layout of the closed-world image in memory. Written by Host/Linker/Output/ImageWriter.cs, checked by loader.cpp.
#pragma once

#include "base.hpp"

namespace nano
{

constexpr uint32_t imageMagic = 0x31494E46; // "FNI1"
constexpr uint32_t imageFormat = 10;
constexpr uint16_t noIndex = 0xFFFF;
constexpr uint32_t literalStep = 8;

/// Indices into ImageHeader::wellKnown of the types that the runtime itself instantiates.
enum WellKnown : uint32_t
{
    TypeString,
    TypeException, // also for integer division by zero and non-finite numbers, for which nanoFramework v1 has no exception types
    TypeNullReference,
    TypeIndexOutOfRange,
    TypeInvalidCast,
    TypeOutOfMemory,
    TypeStackOverflow,
    TypeOverflow,
    TypeArgumentOutOfRange, // raised by natives of Hal/Native
    TypeArrayTypeMismatch,
    TypeArgument,
    TypeArgumentNull,
    TypeFormat,
    TypeNotSupported,
    TypeInvalidOperation,
    TypeTraceArray, // int[]
    TypeByteArray,  // from here on: array types returned by natives; noIndex if the image does not contain the type
    TypeCharArray,
    TypeStringArray,
    WellKnownCount,
};

struct ImageHeader
{
    uint32_t magic;
    uint32_t format;
    uint32_t size;       // size of the whole image in bytes
    uint32_t crc;        // CRC32 of everything after this word
    uint32_t natives;    // fingerprint of the native table for which the image was linked
    uint32_t operations; // fingerprint of the operations for which the image was linked (operationsFingerprint)
    uint32_t types, typeCount;
    uint32_t methods, methodCount;
    uint32_t literals, literalCount; // two-byte offsets, in the data section, of every literalStep-th literal
    uint32_t dispatch, dispatchCount;
    uint32_t selectors, selectorCount;
    uint32_t signatures, signatureCount;
    uint32_t pool, poolSize;
    uint32_t data,
        dataSize; // symbols of compressed strings, then the literals (texts.hpp); array contents are preceded by their count in two bytes
    uint32_t code, codeSize;
    uint32_t names, namesSize; // offsets of all methods' names, then the names; empty if the image contains no method names
    uint32_t staticsMap, staticsWords;
    uint32_t codebook, codebookSize; // codes of the compressed methods and strings (codebook.hpp)
    uint32_t firstCompressed;        // offset of the first compressed method in the code section
    uint32_t methodUnit;             // the method table's entries count in units of 1 << methodUnit bytes
    uint32_t textCount;              // number of text literals, of which the last namedTypes are type names; array literals follow
    uint32_t entry;
    uint16_t wellKnown[WellKnownCount];
    uint16_t namedTypes; // number of types that have names; these types come first
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
    ElementsHaveMap = 2, // elements are structs that contain references, as the map of the element type shows
    TypeIsEnum = 4,
    TypeIsAbstract = 8,
    HasInterfaces = 16,
};

/// Value of a TypeRecord field that refers to nothing; larger than every other value.
constexpr uint32_t nothing = 0x3FFF;

struct TypeRecord
{
    Kind kind : 3;
    uint8_t flags : 5;
    uint32_t parent : 14;   // `nothing` for System.Object and interfaces
    uint32_t words : 10;    // instance words after the header; bytes per element for arrays and strings
    uint32_t code : 4;      // PrimitiveCode of a value type, or of the elements of an array
    uint32_t dispatch : 14; // base in the dispatch table
    uint32_t detail : 14;   // element type of an array; otherwise pool offset of the data described below, `nothing` if there is none

    // The pool data of a type starts with the reference map of the instance words. With HasInterfaces, a count byte and that many type
    // indices follow. For a delegate type, the index of the method that invokes an invocation list, or noIndex, follows.

    bool hasMap() const
    {
        return kind != Kind::Array && detail != nothing;
    }

    uint32_t mapBytes() const
    {
        return (words + 7u) / 8u;
    }

    /// Pool offset of the data after the map.
    uint32_t afterMap() const
    {
        return detail + mapBytes();
    }
};
static_assert(sizeof(TypeRecord) == 8);

/// Primitive types. The code of an enum is that of its underlying type.
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

/// A two-byte entry of the method table is the position of a method's header in the code section. A regular header consists of two bytes:
/// the index of the signature, which is below irregularHead, and the numbers of frame words after the arguments, references in the high
/// four bits and scalars in the low four. Only the references are cleared on entry. An irregular header is an IrregularMethod, whose first
/// byte has the bit irregularHead set, followed by the frame's map (one bit per word, set for references) and the clauses. The code follows
/// the header, and ends at the next header. The next header may be preceded by padding, in which all bits are 1 and which is shorter than
/// one unit of the method table.
constexpr uint32_t irregularHead = 0x80;
constexpr uint32_t irregularShift = 7;

inline bool isIrregular(const uint8_t* head)
{
    return *head >= irregularHead;
}

struct IrregularMethod
{
    uint8_t head;    // irregularHead and the low bits of the signature's index
    uint8_t high;    // the index's bits from irregularShift on
    uint8_t frame;   // words
    uint8_t zeroed;  // end, from the start of the frame, of the words that follow the arguments and are cleared on entry
    uint8_t clauses; // exception clauses
};
static_assert(sizeof(IrregularMethod) == 5);

/// Index of a method's signature.
inline uint32_t signatureOf(const uint8_t* head)
{
    return isIrregular(head) ? (*head - irregularHead) | uint32_t(head[1]) << irregularShift : *head;
}

/// Operand of NATIVE: the native in the low bits, the number of result words in the high ones.
constexpr uint32_t nativeBits = 14;
constexpr uint32_t nativeMask = (1u << nativeBits) - 1;

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
    uint8_t slot; // word that receives the exception; for finally, the word that records how the block was entered
    uint8_t tryStart[2], tryEnd[2];
    uint8_t handler[2];
    uint8_t detail[2]; // catch: type; filter: code offset of the filter; finally and fault: end of the block
};
static_assert(sizeof(ClauseRecord) == 10);

inline uint32_t half(const uint8_t* bytes)
{
    return load<uint16_t>(bytes);
}

} // namespace nano
