// Looks through an image before anything of it runs. Every index, offset, branch and register of the code is looked at;
// registers must be of the kind their operation wants (references apart from scalars), so a number never becomes a
// reference. What kind of object a reference leads to is not checked: the linker and the CRC answer for that.
#pragma once

#include "natives.h"
#include "texts.h"
#include "vm.h"
#include "walk.h"

namespace nano
{

// All of it in one translation unit, the loader's: so each check is compiled into the only place that calls it.
namespace
{

// The operands of each operation, as opcodes.def gives them.
inline constexpr const char* formats[] = {
#define OP(name, operands) operands,
#include "../opcodes.def"
#undef OP
};
constexpr u32 OpCount = sizeof(formats) / sizeof(formats[0]);

class [[maybe_unused]] Checker
{
public:
    explicit Checker(const u8* image) : base(image), header(*reinterpret_cast<const ImageHeader*>(image))
    {
    }

    Load check();

private:
    const u8* base;
    const ImageHeader& header;

    // The method looked at.
    const MethodHead* head = nullptr;
    const u8* map = nullptr;
    const u8* code = nullptr;
    u32 size = 0;

    // What the pairs of packed texts stand for.
    static constexpr u32 PairCount = 256 - FirstPair;
    u8 pairCharacters[PairCount];
    u8 pairDepth[PairCount];

    bool range(u32 offset, u64 bytes) const
    {
        return offset >= sizeof(ImageHeader) && offset + bytes <= header.size;
    }
    bool sections() const;

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
    bool checkText(u32 literal) const;
    bool checkTables() const;
    bool checkDispatch() const;

    const u8* shapeOf(u32 signature) const
    {
        return base + header.pool + half(base + header.signatures + 2 * signature);
    }

    u32 entryOf(u32 method) const
    {
        return load<u32>(base + header.methods + 4 * method);
    }

    u32 argumentsOf(u32 method) const
    {
        return entryOf(method) >> 24;
    }

    const MethodHead* headOfMethod(u32 method) const
    {
        return reinterpret_cast<const MethodHead*>(base + (entryOf(method) & MethodOffsetMask));
    }
    bool checkHead(u32 method) const;
    // A frame's reference words are either arguments or cleared on entry.
    static bool referencesCleared(const MethodHead* found);
    static bool argumentsMatch(const MethodHead* found, const u8* shape);

    bool scalar(u32 slot) const
    {
        return slot < head->frame && !testBit(map, slot);
    }

    bool reference(u32 slot) const
    {
        return slot < head->frame && testBit(map, slot);
    }
    // Is `pc` where an operation begins? Walks from the start; code is short and this runs once.
    bool isStart(u32 target) const;
    u32 calledWords(u32 pc) const;
    static constexpr u32 Extended = static_cast<u32>(Op::EXT);

    Op opAt(u32 pc) const
    {
        return static_cast<Op>(code[pc] == Extended ? Extended + 1 + code[pc + 1] : code[pc]);
    }
    // Bytes of the operation at pc, 0 when it does not fit.
    u32 lengthAt(u32 pc) const;
    bool checkCode(u32 method);
    // Execution must not run past the code.
    static bool ends(Op op);
    bool checkClauses() const;
    bool block(u32 slot, u32 words, const u8* kinds, u32 first) const;
    bool checkCall(u32 at, const u8* shape, bool packed) const;

    u32 nibble(u32 at, u32 which) const
    {
        return code[at] >> (4 * which) & 15;
    }
    // Two operands in one byte, or a register and a table index in two.
    bool checkPacked(const char* kinds, u32 at) const;
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
