// Checks of an image: single operations with their operands.
#pragma once

#include "checker.hpp"

namespace nano
{

namespace
{

bool Checker::block(uint32_t slot, uint32_t words, const uint8_t* kinds, uint32_t first) const
{
    if (slot + words > method_.frame)
    {
        return false;
    }
    for (uint32_t i = 0; kinds != nullptr && i < words; i++)
    {
        if (method_.isReference(slot + i) != testBit(kinds, first + i))
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkCall(uint32_t at, const uint8_t* shape) const
{
    for (uint32_t i = 0; i < shape[0]; i++)
    {
        uint32_t slot = code_[at + i];
        if (slot >= method_.frame || method_.isReference(slot) != testBit(shape + 2, i))
        {
            return false;
        }
    }
    const uint8_t* results = shape + 2 + (shape[0] + 7) / 8;
    return shape[1] == 0 || block(code_[at + shape[0]], shape[1], results, 0);
}

bool Checker::canMake(uint32_t index) const
{
    return type(index).kind == Kind::Class || type(index).kind == Kind::Delegate;
}

bool Checker::checkBranch(uint32_t pc, int32_t distance) const
{
    int32_t target = static_cast<int32_t>(pc) + distance;
    // Branch targets of compressed bytecode have already been checked (checkCompressedCode).
    return compressed_ || (target >= 0 && isStart(static_cast<uint32_t>(target)));
}

bool Checker::checkStatic(uint32_t word, uint32_t words, bool references) const
{
    if (word + words > header_.staticsWords)
    {
        return false;
    }
    for (uint32_t i = 0; i < words; i++)
    {
        if (testBit(base_ + header_.staticsMap, word + i) != references)
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkReturn(Op op, uint32_t pc) const
{
    const uint8_t* shape = method_.shape;
    const uint8_t* results = shape + 2 + (shape[0] + 7) / 8;
    switch (op)
    {
    case Op::RETV:
        return shape[1] == 0;
    case Op::RET:
        return shape[1] == 1 && !testBit(results, 0);
    case Op::RETR:
        return shape[1] == 1 && testBit(results, 0);
    case Op::RET8:
        return shape[1] == 2 && !testBit(results, 0) && !testBit(results, 1);
    case Op::RETN:
        return shape[1] == code_[pc + 2] && block(code_[pc + 1], shape[1], results, 0);
    case Op::NATIVE:
    {
        const uint32_t native = half(code_ + pc + 1) & nativeMask;
        return native < natives::nativeCount && natives::table[native] != nullptr && half(code_ + pc + 1) >> nativeBits == shape[1] &&
               shape[1] <= method_.frame;
    }
    default:
        return true;
    }
}

bool Checker::checkOperation(uint32_t pc) const
{
    Op op = opAt(pc);
#ifdef NANO_WITHOUT_FLOATS
    if (op == Op::OVFD || (op >= Op::FADD && op <= Op::CKFIN))
    {
        return false;
    }
#endif
    uint32_t lastByte = pc + lengthAt(pc) - 1;
    // Operand offsets count from the byte that contains the operation.
    pc += uint32_t(op) > extended ? 1 : 0;
    uint32_t at = pc + 1;
    for (const char* kind = formatOf(uint32_t(op)); *kind != 0; kind++)
    {
        if (!checkOperand(op, *kind, pc, at, lastByte))
        {
            return false;
        }
        at += operandBytes(*kind, pc, at);
    }
    return checkReturn(op, pc) && checkSpecial(op, pc);
}

// NOLINTNEXTLINE(readability-function-size): dispatch table with one case for each kind of operand
bool Checker::checkOperand(Op op, char kind, uint32_t pc, uint32_t at, uint32_t lastByte) const
{
    uint32_t slot = code_[at];
    switch (kind)
    {
    case 'D':
    case 'a':
    case 'X':
        return scalar(slot);
    case 'Q':
    case 'q':
        return scalar(slot) && scalar(slot + 1);
    case 'R':
    case 'r':
        return reference(slot);
    case 'Y':
    case 'y':
        return reference(slot) && scalar(slot + 1);
    case 'V':
        return slot < method_.frame;
    case 'W':
    case 'w':
    {
        // The last byte of the operation is the count.
        uint32_t words = code_[lastByte];
        return block(slot, words, nullptr, 0) && (op != Op::MOVN || kind == 'W' || sameKinds(code_[pc + 1], code_[pc + 2], words));
    }
    case 't':
        return half(code_ + at) < header_.typeCount;
    case 'm':
        return half(code_ + at) < header_.methodCount;
    case 'v':
        return half(code_ + at) < header_.selectorCount;
    case 'g':
        return half(code_ + at) < header_.signatureCount && shapeOf(half(code_ + at))[0] != 0;
    case 'S':
        return checkStaticOperand(op, half(code_ + at), pc);
    case 'L':
        return half(code_ + at) < header_.literalCount;
    case 's':
        return checkBranch(pc, static_cast<int8_t>(code_[at]));
    case 'j':
        return checkBranch(pc, load<int16_t>(code_ + at));
    case 'T':
        return checkTargets(pc, at);
    case 'c':
        return checkCall(at, calledShape(pc));
    case 'e':
        return checkReferences(at + 1, code_[at]);
    default:
        return true;
    }
}

/// Checks the table of a SWITCH: a two-byte count, then the distance to each target.
bool Checker::checkTargets(uint32_t pc, uint32_t at) const
{
    for (uint32_t i = 0; i < half(code_ + at); i++)
    {
        if (!checkBranch(pc, load<int16_t>(code_ + at + 2 + 2 * i)))
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkReferences(uint32_t at, uint32_t count) const
{
    for (uint32_t i = 0; i < count; i++)
    {
        if (!reference(code_[at + i]))
        {
            return false;
        }
    }
    return true;
}

bool Checker::sameKinds(uint32_t left, uint32_t right, uint32_t words) const
{
    for (uint32_t i = 0; i < words; i++)
    {
        if (left + i >= method_.frame || right + i >= method_.frame || method_.isReference(left + i) != method_.isReference(right + i))
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkStaticOperand(Op op, uint32_t word, uint32_t pc) const
{
    switch (op)
    {
    case Op::LDSR:
    case Op::STSR:
        return checkStatic(word, 1, true);
    case Op::LDS4:
    case Op::STS4:
        return checkStatic(word, 1, false);
    case Op::LDS8:
    case Op::STS8:
        return checkStatic(word, 2, false);
    case Op::LDSN:
        return word + code_[pc + 4] <= header_.staticsWords && block(code_[pc + 1], code_[pc + 4], base_ + header_.staticsMap, word);
    case Op::STSN:
        return word + code_[pc + 4] <= header_.staticsWords && block(code_[pc + 3], code_[pc + 4], base_ + header_.staticsMap, word);
    default:
        return word < header_.staticsWords;
    }
}

bool Checker::checkSpecial(Op op, uint32_t pc) const
{
    switch (op)
    {
    case Op::NEW:
        return canMake(half(code_ + pc + 2));
    case Op::NEWARRL:
        return type(half(code_ + pc + 2)).kind == Kind::Array && (type(half(code_ + pc + 2)).flags & ElementsAreReferences) != 0;
    case Op::FETCH:
    case Op::JUMP:
        return false;
    case Op::NEWARR:
        return type(half(code_ + pc + 3)).kind == Kind::Array;
    case Op::BOX:
        return type(half(code_ + pc + 2)).kind == Kind::Value && type(half(code_ + pc + 2)).words == code_[pc + 5];
    case Op::NEWDEL:
    case Op::NEWDELV:
        return type(half(code_ + pc + 2)).kind == Kind::Delegate && type(half(code_ + pc + 2)).words >= 3;
    case Op::CALLV:
    case Op::CALLC:
        return calledShape(pc)[0] != 0 && reference(code_[pc + 3]);
    case Op::CALLD:
        return reference(code_[pc + 3]);
    case Op::CCTOR:
        return argumentsOf(half(code_ + pc + 3)) == 0 && shapeOf(signatureOf(headOfMethod(half(code_ + pc + 3))))[1] == 0;
    case Op::LDSTR:
        return half(code_ + pc + 2) < header_.textCount;
    case Op::INITARR:
        return half(code_ + pc + 2) >= header_.textCount;
    case Op::LDELA1:
        return code_[pc + 4] <= 1;
    default:
        return true;
    }
}

} // namespace

} // namespace nano
