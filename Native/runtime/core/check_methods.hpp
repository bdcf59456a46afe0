// Checks of an image: method headers, clauses, and the boundaries of operations.
#pragma once

#include "checker.hpp"

namespace nano
{

namespace
{

Load Checker::check()
{
    if (!checkTypes())
    {
        return Load::Type;
    }
    if (!checkTextSymbols() || !checkTables() || !checkCodebook())
    {
        return Load::Literal;
    }
    useCodebook();
    if (!checkLiterals())
    {
        return Load::Literal;
    }
    for (uint32_t i = 0; i < header_.methodCount; i++)
    {
        if (!checkHead(i))
        {
            return Load::Method;
        }
    }
    for (uint32_t i = 0; i < header_.methodCount; i++)
    {
        if (!checkCode(i))
        {
            return Load::Code;
        }
    }
    return checkDispatch() ? Load::Ok : Load::Code;
}

bool Checker::checkHead(uint32_t index) const
{
    uint32_t offset = uint32_t(vm.methods[index]) << vm.methodUnit;
    uint32_t room = header_.codeSize - offset;
    if (offset >= header_.codeSize || room < 2)
    {
        return false;
    }
    const uint8_t* found = headOfMethod(index);
    if (isIrregular(found))
    {
        const IrregularMethod& irregular = *reinterpret_cast<const IrregularMethod*>(found);
        if (room < sizeof(IrregularMethod) ||
            room < sizeof(IrregularMethod) + (irregular.frame + 7u) / 8u + irregular.clauses * sizeof(ClauseRecord))
        {
            return false;
        }
    }
    if (signatureOf(found) >= header_.signatureCount)
    {
        return false;
    }
    Method parts = takeApart(found);
    return parts.code < vm.code + header_.codeSize && parts.frame <= maxFrame && parts.zeroed <= parts.frame &&
           parts.shape[0] <= parts.zeroed && referencesCleared(parts) && argumentsMatch(parts);
}

/// Checks that each reference word of a frame either is an argument or is cleared on entry.
bool Checker::referencesCleared(const Method& found)
{
    for (uint32_t i = found.zeroed; i < found.frame; i++)
    {
        if (found.isReference(i))
        {
            return false;
        }
    }
    return true;
}

bool Checker::argumentsMatch(const Method& found)
{
    for (uint32_t i = 0; i < found.shape[0]; i++)
    {
        if (found.isReference(i) != testBit(found.shape + 2, i))
        {
            return false;
        }
    }
    return true;
}

/// Returns the start of the next method header, or the end of the section.
const uint8_t* Checker::endOf(const uint8_t* found) const
{
    const uint8_t* end = vm.code + header_.codeSize;
    for (uint32_t i = 0; i < header_.methodCount; i++)
    {
        const uint8_t* other = headOfMethod(i);
        end = other > found && other < end ? other : end;
    }
    return end;
}

/// Whether an operation starts at `target`. The check walks from the start of the method, which is acceptable because methods are short and
/// each is checked once.
bool Checker::isStart(uint32_t target) const
{
    uint32_t pc = 0;
    while (pc < target)
    {
        uint32_t length = lengthAt(pc);
        if (length == 0)
        {
            return false;
        }
        pc += length;
    }
    return pc == target && target < size_;
}

/// Returns the shape of the call at pc; null if its method, selector or signature is out of bounds.
const uint8_t* Checker::calledShape(uint32_t pc) const
{
    uint32_t operand = half(code_ + pc + 1);
    switch (*formatOf(code_[pc]))
    {
    case 'm':
        return operand < header_.methodCount ? shapeOf(signatureOf(headOfMethod(operand))) : nullptr;
    case 'v':
        return operand < header_.selectorCount ? shapeOf(half(base_ + header_.selectors + 2 * operand)) : nullptr;
    default:
        return operand < header_.signatureCount ? shapeOf(operand) : nullptr;
    }
}

/// Returns the size in bytes of the operand at `at`; beyondCode if an earlier operand, or the count of this operand, is out of bounds.
uint32_t Checker::operandBytes(char kind, uint32_t pc, uint32_t at) const
{
    const uint8_t* shape = nullptr;
    switch (kind)
    {
    case 'e':
        return at < size_ ? 1u + code_[at] : beyondCode;
    case 'c':
        shape = calledShape(pc);
        return shape != nullptr ? shape[0] : beyondCode;
    case 'O':
        shape = calledShape(pc);
        return shape != nullptr && shape[1] == 0 ? 0 : 1;
    case 'h':
    case 't':
    case 'm':
    case 'v':
    case 'g':
    case 'S':
    case 'L':
    case 'j':
        return 2;
    case 'i':
        return 4;
    case 'l':
        return 8;
    case 'T':
        return at + 2 <= size_ ? 2 + 2 * half(code_ + at) : beyondCode;
    default:
        return 1;
    }
}

/// Size in bytes of the operation at pc; 0 if the operation extends past the code.
uint32_t Checker::lengthAt(uint32_t pc) const
{
    if (pc >= size_ || code_[pc] > extended || (code_[pc] == extended && (pc + 1 >= size_ || uint32_t(opAt(pc)) >= opCount)))
    {
        return 0;
    }
    uint32_t op = uint32_t(opAt(pc)), at = pc + 1 + (op > extended ? 1 : 0);
    for (const char* kind = formatOf(op); *kind != 0; kind++)
    {
        at += operandBytes(*kind, pc, at);
        if (at > size_)
        {
            return 0;
        }
    }
    return at - pc;
}

bool Checker::checkCode(uint32_t index)
{
    const uint8_t* head = headOfMethod(index);
    method_ = takeApart(head);
    compressed_ = isCompressed(head);
    code_ = method_.code;
    size_ = static_cast<uint32_t>(endOf(head) - code_);
    if (compressed_)
    {
        return checkCompressedCode();
    }
    uint32_t last = 0;
    for (uint32_t pc = 0; pc < size_;)
    {
        if (isPadding(pc))
        {
            size_ = pc;
            break;
        }
        uint32_t length = lengthAt(pc);
        if (length == 0)
        {
            return false;
        }
        last = pc;
        pc += length;
    }
    for (uint32_t pc = 0; pc < size_; pc += lengthAt(pc))
    {
        if (!checkOperation(pc))
        {
            return false;
        }
    }
    return size_ != 0 && ends(opAt(last)) && checkClauses();
}

/// Whether only padding is left from `pc` to the next method header.
bool Checker::isPadding(uint32_t pc) const
{
    uint32_t left = size_ - pc;
    for (uint32_t i = 0; i < left; i++)
    {
        if (left >= 1u << vm.methodUnit || code_[pc + i] != 0xFF)
        {
            return false;
        }
    }
    return true;
}

/// Whether execution never continues with the following operation. The last operation of a method must have this property, so that
/// execution does not run past the code.
bool Checker::ends(Op op)
{
    switch (op)
    {
    case Op::BR:
    case Op::BRS:
    case Op::RETV:
    case Op::RET:
    case Op::RETR:
    case Op::RET8:
    case Op::RETN:
    case Op::NATIVE:
    case Op::THROW:
    case Op::RETHROW:
    case Op::RETFIN:
    case Op::ENDFILTER:
        return true;
    default:
        return false;
    }
}

/// In compressed bytecode, handlers are among the collected branch targets (checkCompressedCode).
bool Checker::checkClauses() const
{
    for (uint32_t i = 0; i < method_.clauseCount; i++)
    {
        const ClauseRecord& clause = method_.clauses[i];
        bool takesException = clause.kind <= ClauseKind::Filter;
        if (clause.kind > ClauseKind::Fault || half(clause.tryEnd) > size_ || (!takesException && half(clause.detail) > size_) ||
            !(compressed_ || isStart(half(clause.handler))) || (takesException ? !reference(clause.slot) : !scalar(clause.slot)))
        {
            return false;
        }
        if ((clause.kind == ClauseKind::Catch && half(clause.detail) >= header_.typeCount) ||
            (clause.kind == ClauseKind::Filter && !(compressed_ || isStart(half(clause.detail)))))
        {
            return false;
        }
    }
    return true;
}

} // namespace

} // namespace nano
