// Looks through an image before anything of it runs. Every index, offset, branch and register of the code is looked at;
// registers must be of the kind their operation wants (references apart from scalars), so a number never becomes a
// reference. What kind of object a reference leads to is not checked: the linker and the CRC answer for that.
#pragma once

#include "dense.hpp"
#include "texts.hpp"

namespace nano
{

// All of it in one translation unit, the loader's: so each check is compiled into the only place that calls it.
namespace
{

class [[maybe_unused]] Checker
{
public:
    explicit Checker(const u8* image) : base(image), header(*reinterpret_cast<const ImageHeader*>(image))
    {
    }

    bool sections() const;
    Load check();

private:
    const u8* base;
    const ImageHeader& header;

    // The method looked at. Of dense code `code` is what was unpacked last.
    Method method{};
    const u8* code = nullptr;
    u32 size = 0;
    bool dense = false;

    // Where branches and clauses of a dense method go, in bits from its code.
    static constexpr u32 MaxPlaces = 400;
    u16 places[MaxPlaces];
    u32 placeCount = 0;

    // What the pairs of packed texts stand for.
    static constexpr u32 PairCount = 256 - FirstPair;
    u8 pairCharacters[PairCount];
    u8 pairDepth[PairCount];

    bool range(u32 offset, u64 bytes) const
    {
        return offset >= sizeof(ImageHeader) && offset + bytes <= header.size;
    }

    const TypeRecord& type(u32 index) const
    {
        return reinterpret_cast<const TypeRecord*>(base + header.types)[index];
    }

    bool inPool(u32 offset, u32 bytes) const
    {
        return offset + bytes <= header.poolSize;
    }
    bool checkTypes() const;
    bool checkElements(const TypeRecord& record) const;
    bool checkInterfaces(u32 offset) const;
    bool checkPairs();
    const u8* checkText(const u8* from, const u8* end) const;
    bool checkLiterals() const;
    bool checkTables() const;
    bool checkDispatch() const;

    u32 argumentsOf(u32 called) const
    {
        return shapeOf(signatureOf(headOfMethod(called)))[0];
    }
    bool checkHead(u32 index) const;
    static bool referencesCleared(const Method& found);
    static bool argumentsMatch(const Method& found);
    const u8* endOf(const u8* found) const;
    bool isPadding(u32 pc) const;
    bool checkCodebook() const;
    bool checkAlphabet(u32 offset, u32 limit) const;
    bool checkGroups(const u8* groups) const;
    bool transfers(u32 symbol) const;
    u32 operationsOf(u32 symbol) const;
    bool checkDense();
    bool collectPlaces(u32 first);
    bool addPlace(u32 place);
    bool isPlace(u32 place) const;
    bool isDenseEnd(u32 at, u32 end) const;

    bool scalar(u32 slot) const
    {
        return slot < method.frame && !method.isReference(slot);
    }

    bool reference(u32 slot) const
    {
        return slot < method.frame && method.isReference(slot);
    }
    // Is `pc` where an operation begins? Walks from the start; code is short and this runs once.
    bool isStart(u32 target) const;
    u32 calledWords(u32 pc) const;
    static constexpr u32 Extended = static_cast<u32>(Op::EXT);
    static constexpr u32 MaxFrame = 250;

    Op opAt(u32 pc) const
    {
        return static_cast<Op>(code[pc] == Extended ? Extended + 1 + code[pc + 1] : code[pc]);
    }
    // Bytes of the operation at pc, 0 when it does not fit.
    u32 lengthAt(u32 pc) const;
    bool checkCode(u32 index);
    // Execution must not run past the code.
    static bool ends(Op op);
    bool checkClauses() const;
    bool block(u32 slot, u32 words, const u8* kinds, u32 first) const;
    bool checkCall(u32 at, const u8* shape) const;

    bool canMake(u32 index) const;
    bool checkBranch(u32 pc, i32 distance) const;
    bool checkStatic(u32 word, u32 words, bool references) const;
    bool checkReturn(Op op, u32 pc) const;
    bool checkOperation(u32 pc) const;
    bool sameKinds(u32 left, u32 right, u32 words) const;
    const u8* calledShape(u32 pc) const;
    bool checkStaticOperand(Op op, u32 word, u32 pc) const;
    bool checkSpecial(Op op, u32 pc) const;
};

} // namespace

} // namespace nano
