// Checks of an image: heads, clauses, and the code of methods cut into operations.
#pragma once

#include "checker.h"

namespace nano
{

namespace
{

Load Checker::check()
{
    if (!sections())
    {
        return Load::Layout;
    }
    if (!checkTypes())
    {
        return Load::Type;
    }
    if (!checkPairs() || !checkTables())
    {
        return Load::Literal;
    }
    for (u32 i = 0; i < header.methodCount; i++)
    {
        if (!checkHead(i))
        {
            return Load::Method;
        }
    }
    for (u32 i = 0; i < header.methodCount; i++)
    {
        if (!checkCode(i))
        {
            return Load::Code;
        }
    }
    return checkDispatch() ? Load::Ok : Load::Code;
}

bool Checker::checkHead(u32 method) const
{
    u32 at = entryOf(method) & MethodOffsetMask;
    u32 end = header.code + header.codeSize;
    if (at < header.code || at + sizeof(MethodHead) > end)
    {
        return false;
    }
    const MethodHead* found = headOfMethod(method);
    u32 before = (found->frame + 7u) / 8u + found->clauses * sizeof(ClauseRecord);
    u32 signature = half(found->signature);
    return at - header.code >= before && at + sizeof(MethodHead) + half(found->codeSize) <= end && half(found->codeSize) != 0 &&
           found->zeroed <= found->frame && signature < header.signatureCount && shapeOf(signature)[0] == argumentsOf(method) &&
           argumentsOf(method) <= found->zeroed && argumentsMatch(found, shapeOf(signature)) && referencesCleared(found);
}

// A frame's reference words are either arguments or cleared on entry.
bool Checker::referencesCleared(const MethodHead* found)
{
    for (u32 i = found->zeroed; i < found->frame; i++)
    {
        if (testBit(frameMap(found), i))
        {
            return false;
        }
    }
    return true;
}

bool Checker::argumentsMatch(const MethodHead* found, const u8* shape)
{
    for (u32 i = 0; i < shape[0]; i++)
    {
        if (testBit(frameMap(found), i) != testBit(shape + 2, i))
        {
            return false;
        }
    }
    return true;
}

// Is `pc` where an operation begins? Walks from the start; code is short and this runs once.
bool Checker::isStart(u32 target) const
{
    u32 pc = 0;
    while (pc < target)
    {
        u32 length = lengthAt(pc);
        if (length == 0)
        {
            return false;
        }
        pc += length;
    }
    return pc == target && target < size;
}

u32 Checker::calledWords(u32 pc) const
{
    u32 operand = half(code + pc + 1);
    switch (formats[code[pc]][0])
    {
    case 'M':
        return code[pc + 1] < header.methodCount ? argumentsOf(code[pc + 1]) : 0xFFFF;
    case 'm':
        return operand < header.methodCount ? argumentsOf(operand) : 0xFFFF;
    case 'v':
        return operand < header.selectorCount ? shapeOf(half(base + header.selectors + 2 * operand))[0] : 0xFFFF;
    default:
        return operand < header.signatureCount ? shapeOf(operand)[0] : 0xFFFF;
    }
}

const u8* Checker::calledShape(u32 pc) const
{
    u32 operand = half(code + pc + 1);
    switch (formats[code[pc]][0])
    {
    case 'M':
        return shapeOf(half(headOfMethod(code[pc + 1])->signature));
    case 'm':
        return shapeOf(half(headOfMethod(operand)->signature));
    case 'v':
        return shapeOf(half(base + header.selectors + 2 * operand));
    default:
        return shapeOf(operand);
    }
}

// Bytes of the operation at pc, 0 when it does not fit.
u32 Checker::lengthAt(u32 pc) const
{
    if (pc >= size || code[pc] > Extended || (code[pc] == Extended && (pc + 1 >= size || u32(opAt(pc)) >= OpCount)))
    {
        return 0;
    }
    u32 op = u32(opAt(pc)), at = pc + 1 + (op > Extended ? 1 : 0);
    for (const char* kind = formats[op]; *kind != 0; kind++)
    {
        u32 bytes = 1;
        switch (*kind)
        {
        case '2':
            kind += 2;
            break;
        case '3':
            kind += 2;
            bytes = 2;
            break;
        case 'C':
            bytes = calledWords(pc) == 0xFFFF ? 0xFFFF : (calledWords(pc) + 1) / 2;
            break;
        case 'e':
            bytes = at < size ? 1u + code[at] : 0xFFFF;
            break;
        case 'O':
            bytes = calledShape(pc)[1] == 0 ? 0 : 1;
            break;
        case 'h':
        case 't':
        case 'm':
        case 'v':
        case 'g':
        case 'S':
        case 'L':
        case 'j':
            bytes = 2;
            break;
        case 'i':
            bytes = 4;
            break;
        case 'l':
            bytes = 8;
            break;
        case 'T':
            bytes = at + 2 <= size ? 2 + 2 * half(code + at) : 0xFFFF;
            break;
        case 'c':
            bytes = calledWords(pc);
            break;
        default:
            break;
        }
        at += bytes;
        if (at > size)
        {
            return 0;
        }
    }
    return at - pc;
}

bool Checker::checkCode(u32 method)
{
    head = headOfMethod(method);
    map = frameMap(head);
    code = codeOf(head);
    size = half(head->codeSize);
    u32 last = 0;
    for (u32 pc = 0; pc < size;)
    {
        u32 length = lengthAt(pc);
        if (length == 0 || !checkOperation(pc))
        {
            return false;
        }
        last = pc;
        pc += length;
    }
    return ends(opAt(last)) && checkClauses();
}

// Execution must not run past the code.
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

bool Checker::checkClauses() const
{
    const ClauseRecord* clauses = clausesOf(head);
    for (u32 i = 0; i < head->clauses; i++)
    {
        const ClauseRecord& clause = clauses[i];
        bool takesException = clause.kind <= ClauseKind::Filter;
        if (clause.kind > ClauseKind::Fault || half(clause.tryEnd) > size || half(clause.handlerEnd) > size ||
            !isStart(half(clause.handler)) || (takesException ? !reference(clause.slot) : !scalar(clause.slot)))
        {
            return false;
        }
        if ((clause.kind == ClauseKind::Catch && half(clause.type) >= header.typeCount) ||
            (clause.kind == ClauseKind::Filter && !isStart(half(clause.type))))
        {
            return false;
        }
    }
    return true;
}

} // namespace

} // namespace nano
