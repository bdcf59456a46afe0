// Checks of an image: one operation with its operands.
#pragma once

#include "checker.hpp"

namespace nano
{

namespace
{

bool Checker::block(uint32_t slot, uint32_t words, const uint8_t* kinds, uint32_t first) const
{
    if (slot + words > method.frame)
    {
        return false;
    }
    for (uint32_t i = 0; kinds != nullptr && i < words; i++)
    {
        if (method.isReference(slot + i) != testBit(kinds, first + i))
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
        uint32_t slot = code[at + i];
        if (slot >= method.frame || method.isReference(slot) != testBit(shape + 2, i))
        {
            return false;
        }
    }
    const uint8_t* results = shape + 2 + (shape[0] + 7) / 8;
    return shape[1] == 0 || block(code[at + shape[0]], shape[1], results, 0);
}

bool Checker::canMake(uint32_t index) const
{
    return type(index).kind == Kind::Class || type(index).kind == Kind::Delegate;
}

bool Checker::checkBranch(uint32_t pc, int32_t distance) const
{
    int32_t target = static_cast<int32_t>(pc) + distance;
    // Where branches of dense code go is known already (checkDense).
    return dense || (target >= 0 && isStart(static_cast<uint32_t>(target)));
}

bool Checker::checkStatic(uint32_t word, uint32_t words, bool references) const
{
    if (word + words > header.staticsWords)
    {
        return false;
    }
    for (uint32_t i = 0; i < words; i++)
    {
        if (testBit(base + header.staticsMap, word + i) != references)
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkReturn(Op op, uint32_t pc) const
{
    const uint8_t* shape = method.shape;
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
        return shape[1] == code[pc + 2] && block(code[pc + 1], shape[1], results, 0);
    case Op::NATIVE:
#ifdef NANO_SMALL
        if (half(code + pc + 1) < natives::nativeCount && natives::table[half(code + pc + 1)] == nullptr)
        {
            return false;
        }
#endif
        return half(code + pc + 1) < natives::nativeCount && code[pc + 3] == shape[1] && shape[1] <= method.frame;
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
    // Operands are counted from the byte that names the operation.
    pc += uint32_t(op) > extended ? 1 : 0;
    uint32_t at = pc + 1;
    for (const char* kind = formatOf(uint32_t(op)); *kind != 0; kind++)
    {
        uint32_t slot = code[at];
        bool good = true;
        uint32_t bytes = 1;
        switch (*kind)
        {
        case 'D':
        case 'a':
        case 'X':
            good = scalar(slot);
            break;
        case 'Q':
        case 'q':
            good = scalar(slot) && scalar(slot + 1);
            break;
        case 'R':
        case 'r':
            good = reference(slot);
            break;
        case 'Y':
        case 'y':
            good = reference(slot) && scalar(slot + 1);
            break;
        case 'V':
            good = slot < method.frame;
            break;
        case 'W':
        case 'w':
        {
            // The count is the operation's last byte.
            uint32_t words = code[lastByte];
            good = block(slot, words, nullptr, 0) && (op != Op::MOVN || *kind == 'W' || sameKinds(code[pc + 1], code[pc + 2], words));
            break;
        }
        case 't':
            good = half(code + at) < header.typeCount;
            bytes = 2;
            break;
        case 'm':
            good = half(code + at) < header.methodCount;
            bytes = 2;
            break;
        case 'v':
            good = half(code + at) < header.selectorCount;
            bytes = 2;
            break;
        case 'g':
            good = half(code + at) < header.signatureCount && shapeOf(half(code + at))[0] != 0;
            bytes = 2;
            break;
        case 'S':
            good = checkStaticOperand(op, half(code + at), pc);
            bytes = 2;
            break;
        case 'L':
            good = half(code + at) < header.literalCount;
            bytes = 2;
            break;
        case 's':
            good = checkBranch(pc, static_cast<int8_t>(code[at]));
            break;
        case 'j':
            good = checkBranch(pc, load<int16_t>(code + at));
            bytes = 2;
            break;
        case 'T':
        {
            uint32_t count = half(code + at);
            bytes = 2 + 2 * count;
            for (uint32_t i = 0; good && i < count; i++)
            {
                good = checkBranch(pc, load<int16_t>(code + at + 2 + 2 * i));
            }
            break;
        }
        case 'c':
            bytes = calledWords(pc);
            good = checkCall(at, calledShape(pc));
            break;
        case 'e':
            bytes = 1u + code[at];
            for (uint32_t i = 1; good && i < bytes; i++)
            {
                good = reference(code[at + i]);
            }
            break;
        case 'O':
            bytes = calledShape(pc)[1] == 0 ? 0 : 1;
            break;
        case 'h':
            bytes = 2;
            break;
        case 'i':
            bytes = 4;
            break;
        case 'l':
            bytes = 8;
            break;
        default:
            break;
        }
        if (!good)
        {
            return false;
        }
        at += bytes;
    }
    return checkReturn(op, pc) && checkSpecial(op, pc);
}

bool Checker::sameKinds(uint32_t left, uint32_t right, uint32_t words) const
{
    for (uint32_t i = 0; i < words; i++)
    {
        if (left + i >= method.frame || right + i >= method.frame || method.isReference(left + i) != method.isReference(right + i))
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
        return word + code[pc + 4] <= header.staticsWords && block(code[pc + 1], code[pc + 4], base + header.staticsMap, word);
    case Op::STSN:
        return word + code[pc + 4] <= header.staticsWords && block(code[pc + 3], code[pc + 4], base + header.staticsMap, word);
    default:
        return word < header.staticsWords;
    }
}

bool Checker::checkSpecial(Op op, uint32_t pc) const
{
    switch (op)
    {
    case Op::NEW:
        return canMake(half(code + pc + 2));
    case Op::NEWARRL:
        return type(half(code + pc + 2)).kind == Kind::Array && (type(half(code + pc + 2)).flags & ElementsAreReferences) != 0;
    case Op::FETCH:
    case Op::JUMP:
        return false;
    case Op::NEWARR:
        return type(half(code + pc + 3)).kind == Kind::Array;
    case Op::BOX:
        return type(half(code + pc + 2)).kind == Kind::Value && type(half(code + pc + 2)).words == code[pc + 5];
    case Op::NEWDEL:
    case Op::NEWDELV:
        return type(half(code + pc + 2)).kind == Kind::Delegate && type(half(code + pc + 2)).words >= 3;
    case Op::CALLV:
    case Op::CALLC:
        return calledWords(pc) != 0 && reference(code[pc + 3]);
    case Op::CALLD:
        return reference(code[pc + 3]);
    case Op::CCTOR:
        return argumentsOf(half(code + pc + 3)) == 0 && shapeOf(signatureOf(headOfMethod(half(code + pc + 3))))[1] == 0;
    case Op::LDSTR:
        return half(code + pc + 2) < header.textCount;
    case Op::INITARR:
        return half(code + pc + 2) >= header.textCount;
    case Op::LDELA1:
        return code[pc + 4] <= 1;
    default:
        return true;
    }
}

} // namespace

} // namespace nano
