// Methods in dense code are not executed as they lie: each operation is unpacked to its ordinary form in front of its
// execution. Only what is loaded once and run seldom is coded so.
#pragma once

#include "codebook.hpp"
#include "walk.hpp"

namespace nano
{

// The longest unit unpacked: a group with one call of 60 words, and what is put behind it.
constexpr uint32_t unitBytes = 128;
constexpr uint32_t maxArguments = 60;
constexpr uint32_t maxElements = 60; // of NEWARRL
constexpr uint32_t noRegister = 256; // last register where there is none that all ways agree on
extern uint8_t unpacked[unitBytes];

// Reads dense code. `Checking` reads code that may be anything: `bad` tells when it is not code. Its operations then have
// the form they have in ordinary code but for branches, whose distance is left 0.
template<bool Checking>
class DenseReader
{
public:
    uint32_t at; // bits from the image's start
    uint32_t last;
    uint32_t target = 0; // of the branch read last
    bool bad = false;
    uint32_t operations = 0; // unpacked

    DenseReader(uint32_t place, uint32_t lastWritten) : at(place), last(lastWritten), start(place)
    {
    }

    // One operation or group, for the frame whose method it is of. Where it ends in `out`.
    uint8_t* unpack(uint8_t* out, const uint32_t* fp);
    uint32_t registerOf(Alphabet alphabet, uint32_t before);

private:
    uint32_t start;
    const uint32_t* frame = nullptr;

    bool isOutside();
    uint32_t bits(uint32_t count);
    uint32_t symbol(Alphabet alphabet);
    uint32_t number(Alphabet alphabet);
    uint32_t signedNumber();
    void branch();
    const uint8_t* calledShape(uint32_t kind, uint32_t index);
    uint8_t* group(uint32_t symbol, uint8_t* out);
    uint8_t* operation(uint32_t op, uint8_t* out);
    uint8_t* jump(uint8_t* first, uint8_t* out);
    uint8_t* registers(Alphabet alphabet, uint32_t count, uint8_t* out);
};

inline uint32_t signatureOf(const uint8_t* head)
{
    return *head != irregularHead ? *head : half(head + 1);
}

// Where the code of the method that runs in a frame begins, in bits.
inline uint32_t firstBit(const uint32_t* fp)
{
    return 8 * static_cast<uint32_t>(methodOf(fp).code - at(vm.imageAt));
}

inline bool isUnpacked(const uint8_t* pc)
{
    return static_cast<size_t>(pc - unpacked) < unitBytes;
}

// Takes the codebook of an image into use, once it is known to be good.
void useCodebook();

// What the interpreter executes next: the unit at vm.cursor.
const uint8_t* fetch(const uint32_t* fp);

// Back in dense code, to the register of the result if there is one.
const uint8_t* comeBack(uint32_t back, bool hasResult);

// The place of the operation at pc in the method that runs in the frame.
uint32_t placeOf(const uint32_t* fp, const uint8_t* pc);

} // namespace nano
