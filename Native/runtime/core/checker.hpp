// Checks every index, offset, branch and register of an image before any of its code runs. A register must be of the kind that its
// operation requires, reference or scalar, so a number never becomes a reference. The type of the object to which a reference points is not
// checked; the linker and the CRC ensure that it is correct.
#pragma once

#include "compressed_code.hpp"
#include "texts.hpp"

namespace nano
{

/// Included only in the loader's translation unit, so that each check is inlined into its only caller.
namespace
{

class [[maybe_unused]] Checker
{
public:
    explicit Checker(const uint8_t* image) : base_(image), header_(*reinterpret_cast<const ImageHeader*>(image))
    {
    }

    bool sections() const;
    Load check();

private:
    const uint8_t* base_;
    const ImageHeader& header_;

    /// The method that is being checked. For compressed bytecode, `code_` is the unit decoded last.
    Method method_{};
    const uint8_t* code_ = nullptr;
    uint32_t size_ = 0;
    bool compressed_ = false;

    /// Targets of the branches and clauses of a compressed method, in bits from the start of its code.
    static constexpr uint32_t maxPlaces = 400;
    uint16_t places_[maxPlaces];
    uint32_t placeCount_ = 0;

    bool range(uint32_t offset, uint64_t bytes) const
    {
        return offset >= sizeof(ImageHeader) && offset + bytes <= header_.size;
    }

    const TypeRecord& type(uint32_t index) const
    {
        return reinterpret_cast<const TypeRecord*>(base_ + header_.types)[index];
    }

    bool inPool(uint32_t offset, uint32_t bytes) const
    {
        return offset + bytes <= header_.poolSize;
    }
    bool checkTypes() const;
    bool checkParents(const TypeRecord& record) const;
    bool checkDetail(const TypeRecord& record) const;
    bool checkElements(const TypeRecord& record) const;
    bool checkInterfaces(uint32_t offset) const;
    bool checkTextSymbols() const;
    static bool canJoin(const uint8_t* table, uint32_t symbol, uint32_t count);
    uint32_t textTableBytes() const;
    uint32_t checkText(uint32_t from) const;
    bool checkLiterals() const;
    bool checkTables() const;
    bool checkDispatch() const;

    uint32_t argumentsOf(uint32_t called) const
    {
        return shapeOf(signatureOf(headOfMethod(called)))[0];
    }
    bool checkHead(uint32_t index) const;
    static bool referencesCleared(const Method& found);
    static bool argumentsMatch(const Method& found);
    const uint8_t* endOf(const uint8_t* found) const;
    bool isPadding(uint32_t pc) const;
    bool checkCodebook() const;
    bool checkAlphabet(uint32_t offset, uint32_t limit) const;
    bool checkGroups(const uint8_t* groups) const;
    bool transfers(uint32_t symbol) const;
    uint32_t operationsOf(uint32_t symbol) const;
    bool checkCompressedCode();
    bool collectPlaces(uint32_t first);
    bool addPlace(uint32_t place);
    bool isPlace(uint32_t place) const;
    bool isCodeEnd(uint32_t at, uint32_t end) const;

    bool scalar(uint32_t slot) const
    {
        return slot < method_.frame && !method_.isReference(slot);
    }

    bool reference(uint32_t slot) const
    {
        return slot < method_.frame && method_.isReference(slot);
    }
    /// Whether an operation starts at `target`. The check walks from the start of the method, which is acceptable because methods are short
    /// and each is checked once.
    bool isStart(uint32_t target) const;
    const uint8_t* calledShape(uint32_t pc) const;
    uint32_t operandBytes(char kind, uint32_t pc, uint32_t at) const;
    static constexpr uint32_t extended = static_cast<uint32_t>(Op::EXT);
    static constexpr uint32_t maxFrame = 250;
    /// Marks an operand out of bounds; larger than every code section.
    static constexpr uint32_t beyondCode = 0x40000000;

    Op opAt(uint32_t pc) const
    {
        return static_cast<Op>(code_[pc] == extended ? extended + 1 + code_[pc + 1] : code_[pc]);
    }
    /// Size in bytes of the operation at pc; 0 if the operation extends past the code.
    uint32_t lengthAt(uint32_t pc) const;
    bool checkCode(uint32_t index);
    /// Whether execution never continues with the following operation. The last operation of a method must have this property, so that
    /// execution does not run past the code.
    static bool ends(Op op);
    bool checkClauses() const;
    bool block(uint32_t slot, uint32_t words, const uint8_t* kinds, uint32_t first) const;
    bool checkCall(uint32_t at, const uint8_t* shape) const;

    bool canMake(uint32_t index) const;
    bool checkBranch(uint32_t pc, int32_t distance) const;
    bool checkStatic(uint32_t word, uint32_t words, bool references) const;
    bool checkReturn(Op op, uint32_t pc) const;
    bool checkOperation(uint32_t pc) const;
    bool checkOperand(Op op, char kind, uint32_t pc, uint32_t at, uint32_t lastByte) const;
    bool checkTargets(uint32_t pc, uint32_t at) const;
    bool checkReferences(uint32_t at, uint32_t count) const;
    bool sameKinds(uint32_t left, uint32_t right, uint32_t words) const;
    bool checkStaticOperand(Op op, uint32_t word, uint32_t pc) const;
    bool checkSpecial(Op op, uint32_t pc) const;
};

} // namespace

} // namespace nano
