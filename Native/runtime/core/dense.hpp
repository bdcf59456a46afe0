// Methods in dense code are not executed as they lie: each operation is unpacked to its ordinary form in front of its
// execution. Only what is loaded once and run seldom is coded so.
#pragma once

#include "codebook.hpp"
#include "walk.hpp"

namespace nano
{

// The longest unit unpacked: a group with one call of 60 words, and what is put behind it.
constexpr u32 UnitBytes = 128;
constexpr u32 MaxArguments = 60;
constexpr u32 MaxElements = 60; // of NEWARRL
constexpr u32 NoRegister = 256; // last register where there is none that all ways agree on
extern u8 unpacked[UnitBytes];

// Reads dense code. `Checking` reads code that may be anything: `bad` tells when it is not code. Its operations then have
// the form they have in ordinary code but for branches, whose distance is left 0.
template<bool Checking>
class DenseReader
{
public:
    u32 at; // bits from the image's start
    u32 last;
    u32 target = 0; // of the branch read last
    bool bad = false;
    u32 operations = 0; // unpacked

    DenseReader(u32 place, u32 lastRegister) : at(place), last(lastRegister), start(place)
    {
    }

    // One operation or group, for the frame whose method it is of. Where it ends in `out`.
    u8* unpack(u8* out, const u32* fp);
    u32 registerOf(Alphabet alphabet, u32 before);

private:
    u32 start;
    const u32* frame = nullptr;

    bool isOutside();
    u32 bits(u32 count);
    u32 symbol(Alphabet alphabet);
    u32 number(Alphabet alphabet);
    u32 signedNumber();
    void branch();
    const u8* calledShape(u32 kind, u32 index);
    u8* group(u32 symbol, u8* out);
    u8* operation(u32 op, u8* out);
    u8* jump(u8* first, u8* out);
    u8* registers(Alphabet alphabet, u32 count, u8* out);
};

inline u32 signatureOf(const u8* head)
{
    return *head != IrregularHead ? *head : half(head + 1);
}

// Where the code of the method that runs in a frame begins, in bits.
inline u32 firstBit(const u32* fp)
{
    return 8 * static_cast<u32>(methodOf(fp).code - at(vm.imageAt));
}

inline bool isUnpacked(const u8* pc)
{
    return static_cast<size_t>(pc - unpacked) < UnitBytes;
}

// Takes the codebook of an image into use, once it is known to be good.
void useCodebook();

// What the interpreter executes next: the unit at vm.cursor.
const u8* fetch(const u32* fp);

// Back in dense code, to the register of the result if there is one.
const u8* comeBack(u32 back, bool hasResult);

// The place of the operation at pc in the method that runs in the frame.
u32 placeOf(const u32* fp, const u8* pc);

} // namespace nano
