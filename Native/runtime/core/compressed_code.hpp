// Compressed bytecode, which is used for code that runs rarely, is not executed in place. Each unit (an operation, or a group that shares
// one symbol) is decoded to plain operations before its execution. Encoded by Host/Linker/Output/CompressedCodeEncoder.cs.
#pragma once

#include "codebook.hpp"
#include "walk.hpp"

namespace nano
{

/// Size of the longest unit (a group with one call of 60 argument words) and of the operations appended to it.
constexpr uint32_t unitBytes = 128;
constexpr uint32_t maxArguments = 60;
constexpr uint32_t maxElements = 60; // of NEWARRL
constexpr uint32_t noRegister = 256; // value of `last` where control flow merges
extern uint8_t decodedUnit[unitBytes];

/// Indices of the first frame words for references and for scalars of the method itself (codebook.hpp).
struct FrameBase
{
    uint32_t reference, scalar;

    uint32_t of(bool isReference) const
    {
        return isReference ? reference : scalar;
    }
};

/// Decodes compressed bytecode. With `Checking`, the code is untrusted: `bad` is set if the code is invalid, and the decoded operations
/// have their plain form, except that the distance of a branch is 0.
template<bool Checking>
class CompressedCodeDecoder
{
public:
    uint32_t at; // position in bits from the start of the image
    uint32_t last;
    uint32_t target = 0; // target of the branch decoded last
    bool bad = false;
    uint32_t operations = 0; // decoded

    CompressedCodeDecoder(uint32_t place, uint32_t lastWritten, FrameBase base = {})
        : at(place), last(lastWritten), start_(place), base_(base)
    {
    }

    /// Decodes one unit (an operation or a group) of the method that runs in the frame `fp`. Returns a pointer to the end of the decoded
    /// operations in `out`.
    uint8_t* decodeUnit(uint8_t* out, const uint32_t* fp);
    uint32_t newRegister(bool isReference);
    uint32_t bits(uint32_t count);
    uint32_t symbol(Alphabet alphabet);

private:
    uint32_t start_;
    FrameBase base_;
    const uint32_t* frame_ = nullptr;

    bool isOutOfBounds();
    uint32_t number(Alphabet alphabet);
    uint32_t signedNumber();
    void branch();
    const uint8_t* calledShape(uint32_t kind, uint32_t index);
    uint8_t* group(uint32_t symbol, uint8_t* out);
    uint8_t* operation(uint32_t op, uint8_t* out);
    uint8_t* jump(uint8_t* first, uint8_t* out);
    uint32_t registerOf(Alphabet alphabet, bool isReference, uint32_t before = noRegister);
    uint8_t* arguments(uint32_t count, const uint8_t* kinds, uint8_t* out);
};

inline const uint8_t* imageBytes()
{
    return at(vm.imageAt);
}

/// Returns the start of the code, in bits, of the method that runs in a frame.
inline uint32_t firstBit(const uint32_t* fp)
{
    return 8 * static_cast<uint32_t>(methodOf(fp).code - at(vm.imageAt));
}

/// Whether the first word of a call's result is a reference.
inline bool isReferenceResult(const uint8_t* shape)
{
    return testBit(shape + 2 + (shape[0] + 7) / 8, 0);
}

inline bool isDecoded(const uint8_t* pc)
{
    return static_cast<size_t>(pc - decodedUnit) < unitBytes;
}

/// Builds the decoding tables from the codebook of a checked image.
void useCodebook();

/// Decodes the unit at vm.cursor, which the interpreter executes next.
const uint8_t* fetch(const uint32_t* fp);

/// Continues compressed bytecode in the frame `fp` after a call; if the call has a result, first decodes the register that receives the
/// result. The frame of the callee is still above vm.sp.
const uint8_t* comeBack(uint32_t back, bool hasResult, const uint32_t* fp);

/// These functions read a symbol or bits of a compressed string, and advance the position.
uint32_t textSymbol(uint32_t& position);
uint32_t textBits(uint32_t& position, uint32_t count);

/// Returns the place (vm.hpp) of the operation at pc in the method that runs in the frame `fp`.
inline uint32_t placeOf(const uint32_t* fp, const uint8_t* pc)
{
    return isDecoded(pc) ? vm.unit - firstBit(fp) : static_cast<uint32_t>(pc - methodOf(fp).code);
}

} // namespace nano
