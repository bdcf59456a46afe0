// Takes an image into use: refuses what is damaged before anything of it runs. Every index, offset, branch and register
// of the code is looked at; registers must be of the kind their operation wants (references apart from scalars), so a
// number never becomes a reference. What kind of object a reference leads to is not checked: the linker and the CRC
// answer for that.
#include "natives.h"
#include "texts.h"
#include "vm.h"
#include "walk.h"

namespace nano
{

namespace
{

#define OP(name, operands) operands,
const char* const formats[] = {
#include "../opcodes.def"
};
#undef OP
constexpr u32 OpCount = sizeof(formats) / sizeof(formats[0]);

struct Section
{
    u32 offset, count, size, align;
};

u32 crc32(const u8* bytes, u32 count)
{
    u32 crc = ~0u;
    for (u32 i = 0; i < count; i++)
    {
        crc ^= bytes[i];
        for (u32 bit = 0; bit < 8; bit++)
        {
            crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
        }
    }
    return ~crc;
}

// Looks through the image in place. `base` is its first byte.
class [[maybe_unused]] Checker
{
public:
    explicit Checker(const u8* image) : base(image), header(*reinterpret_cast<const ImageHeader*>(image))
    {
    }

    Load check()
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

    bool sections() const
    {
        const Section all[] = {
            {header.types, header.typeCount, sizeof(TypeRecord), 4},
            {header.methods, header.methodCount, 4, 4},
            {header.literals, header.literalCount, 2, 2},
            {header.dispatch, header.dispatchCount, 2, 2},
            {header.selectors, header.selectorCount, 2, 2},
            {header.signatures, header.signatureCount, 2, 2},
            {header.pool, header.poolSize, 1, 1},
            {header.data, header.dataSize, 1, 1},
            {header.code, header.codeSize, 1, 1},
            {header.names, header.namesSize, 1, 4},
            {header.staticsMap, (header.staticsWords + 7) / 8, 1, 1},
        };
        for (const Section& section : all)
        {
            if (section.offset % section.align != 0 || section.count > header.size ||
                !range(section.offset, u64(section.count) * section.size))
            {
                return false;
            }
        }
        if (header.entry >= header.methodCount || header.typeCount >= NoIndex || header.methodCount >= NoIndex ||
            header.staticsWords > 0xFFFF)
        {
            return false;
        }
        for (u32 i = 0; i < WellKnownCount; i++)
        {
            if (header.wellKnown[i] != NoIndex && header.wellKnown[i] >= header.typeCount)
            {
                return false;
            }
        }
        return header.wellKnown[TypeString] != NoIndex && header.wellKnown[TypeException] != NoIndex &&
               header.wellKnown[TypeOutOfMemory] != NoIndex && (header.namesSize == 0 || header.namesSize >= 4 * header.typeCount) &&
               (header.namesSize == 0 || base[header.names + header.namesSize - 1] == 0);
    }

    const TypeRecord& type(u32 index) const
    {
        return reinterpret_cast<const TypeRecord*>(base + header.types)[index];
    }

    bool inPool(u32 offset, u32 bytes) const
    {
        return offset + bytes <= header.poolSize;
    }

    bool checkTypes() const
    {
        for (u32 i = 0; i < header.typeCount; i++)
        {
            const TypeRecord& record = type(i);
            u32 walked = 0;
            for (u32 parent = record.parent; parent != NoIndex; parent = type(parent).parent)
            {
                if (parent >= header.typeCount || ++walked > header.typeCount)
                {
                    return false;
                }
            }
            bool array = record.kind == Kind::Array;
            if (record.kind > Kind::Delegate || (array && record.element >= header.typeCount))
            {
                return false;
            }
            if (array && !checkElements(record))
            {
                return false;
            }
            if (record.kind == Kind::String && record.words != 2)
            {
                return false;
            }
            if (record.kind == Kind::Delegate && record.element != NoIndex && record.element >= header.methodCount)
            {
                return false;
            }
            if (record.map != NoIndex && (array || !inPool(record.map, (record.words + 7u) / 8u)))
            {
                return false;
            }
            if (record.ifaces != NoIndex && !checkInterfaces(record.ifaces))
            {
                return false;
            }
            if (record.words > 1000 || record.code > Double || u32(record.dispatch) + header.selectorCount > header.dispatchCount)
            {
                return false;
            }
        }
        u32 exception = header.wellKnown[TypeException];
        return type(header.wellKnown[TypeString]).kind == Kind::String && type(exception).words >= 1 && type(exception).map != NoIndex;
    }

    bool checkElements(const TypeRecord& record) const
    {
        const TypeRecord& element = type(record.element);
        bool references = (record.flags & ElementsAreReferences) != 0;
        if (references != (element.kind != Kind::Value) || (references && record.words != 4))
        {
            return false;
        }
        if ((record.flags & ElementsHaveMap) != 0 && (element.map == NoIndex || record.words != 4 * element.words))
        {
            return false;
        }
        return record.words == 1 || record.words == 2 || (record.words != 0 && record.words % 4 == 0);
    }

    bool checkInterfaces(u32 offset) const
    {
        const u8* list = base + header.pool + offset;
        if (!inPool(offset, 1) || !inPool(offset, 1 + 2u * list[0]))
        {
            return false;
        }
        for (u32 i = 0; i < list[0]; i++)
        {
            if (half(list + 1 + 2 * i) >= header.typeCount)
            {
                return false;
            }
        }
        return true;
    }

    bool checkPairs()
    {
        const u8* pair = base + header.data + 1;
        if (header.dataSize == 0 || base[header.data] > PairCount || 1u + 2u * base[header.data] > header.dataSize)
        {
            return false;
        }
        for (u32 i = 0; i < base[header.data]; i++, pair += 2)
        {
            u32 characters = 0, depth = 0;
            for (u32 side = 0; side < 2; side++)
            {
                u32 code = pair[side], inner = code - FirstPair;
                // A pair is made of those in front of it, so none holds itself.
                if (code == 0 || (code >= FirstPair && inner >= i))
                {
                    return false;
                }
                characters += code < FirstPair ? 1 : pairCharacters[inner];
                depth = code >= FirstPair && pairDepth[inner] > depth ? pairDepth[inner] : depth;
            }
            if (characters > 255 || depth + 1 > MaxTextDepth)
            {
                return false;
            }
            pairCharacters[i] = static_cast<u8>(characters);
            pairDepth[i] = static_cast<u8>(depth + 1);
        }
        return true;
    }

    bool checkText(u32 literal) const
    {
        const u8* from = literalAt(base, header, literal);
        const u8* end = base + header.data + header.dataSize;
        if (end - from < 2)
        {
            return *from == 0;
        }
        u32 length = *from++;
        if (length >= 128)
        {
            length = (length & 127) << 8 | *from++;
        }
        u32 characters = 0;
        while (characters < length)
        {
            if (from >= end || (*from >= FirstPair && *from - FirstPair >= base[header.data]) || (*from == 0 && end - from < 3))
            {
                return false;
            }
            characters += *from >= FirstPair ? pairCharacters[*from - FirstPair] : 1;
            from += *from == 0 ? 3 : 1;
        }
        return characters == length;
    }

    bool checkTables() const
    {
        for (u32 i = 0; i < header.literalCount; i++)
        {
            if (half(base + header.literals + 2 * i) >= header.dataSize)
            {
                return false;
            }
        }
        for (u32 i = 0; i < header.signatureCount; i++)
        {
            u32 offset = half(base + header.signatures + 2 * i);
            const u8* shape = base + header.pool + offset;
            if (!inPool(offset, 2) || shape[0] > 60 || !inPool(offset, 2u + (shape[0] + 7u) / 8u + (shape[1] + 7u) / 8u))
            {
                return false;
            }
        }
        for (u32 i = 0; i < header.selectorCount; i++)
        {
            u32 signature = half(base + header.selectors + 2 * i);
            if (signature >= header.signatureCount || shapeOf(signature)[0] == 0)
            {
                return false;
            }
        }
        for (u32 i = 0; i < header.namesSize / 4 && i < header.typeCount; i++)
        {
            if (load<u32>(base + header.names + 4 * i) >= header.namesSize)
            {
                return false;
            }
        }
        return true;
    }

    bool checkDispatch() const
    {
        for (u32 i = 0; i < header.dispatchCount; i++)
        {
            if (half(base + header.dispatch + 2 * i) >= header.methodCount)
            {
                return false;
            }
        }
        return headOfMethod(header.entry)->frame != 0 && argumentsOf(header.entry) == 0;
    }

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

    bool checkHead(u32 method) const
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
    static bool referencesCleared(const MethodHead* found)
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

    static bool argumentsMatch(const MethodHead* found, const u8* shape)
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

    bool scalar(u32 slot) const
    {
        return slot < head->frame && !testBit(map, slot);
    }
    bool reference(u32 slot) const
    {
        return slot < head->frame && testBit(map, slot);
    }

    // Is `pc` where an operation begins? Walks from the start; code is short and this runs once.
    bool isStart(u32 target) const
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

    u32 calledWords(u32 pc) const
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

    static constexpr u32 Extended = static_cast<u32>(Op::EXT);

    Op opAt(u32 pc) const
    {
        return static_cast<Op>(code[pc] == Extended ? Extended + 1 + code[pc + 1] : code[pc]);
    }

    // Bytes of the operation at pc, 0 when it does not fit.
    u32 lengthAt(u32 pc) const
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

    bool checkCode(u32 method)
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
    static bool ends(Op op)
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

    bool checkClauses() const
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

    bool block(u32 slot, u32 words, const u8* kinds, u32 first) const
    {
        if (slot + words > head->frame)
        {
            return false;
        }
        for (u32 i = 0; kinds != nullptr && i < words; i++)
        {
            if (testBit(map, slot + i) != testBit(kinds, first + i))
            {
                return false;
            }
        }
        return true;
    }

    bool checkCall(u32 at, const u8* shape, bool packed) const
    {
        for (u32 i = 0; i < shape[0]; i++)
        {
            u32 slot = packed ? nibble(at + i / 2, i & 1) : code[at + i];
            if (slot >= head->frame || testBit(map, slot) != testBit(shape + 2, i))
            {
                return false;
            }
        }
        const u8* results = shape + 2 + (shape[0] + 7) / 8;
        return shape[1] == 0 || block(code[at + (packed ? (shape[0] + 1) / 2 : shape[0])], shape[1], results, 0);
    }

    u32 nibble(u32 at, u32 which) const
    {
        return code[at] >> (4 * which) & 15;
    }

    // Two operands in one byte, or a register and a table index in two.
    bool checkPacked(const char* kinds, u32 at) const
    {
        for (u32 i = 0; i < 2; i++)
        {
            u32 value = kinds[0] == '3' && i == 1 ? half(code + at) >> 4 : nibble(at, i);
            bool good = true;
            switch (kinds[1 + i])
            {
            case 'D':
            case 'a':
                good = scalar(value);
                break;
            case 'R':
            case 'r':
                good = reference(value);
                break;
            case 'L':
                good = value < header.literalCount && checkText(value);
                break;
            case 't':
                good = value < header.typeCount && canMake(value);
                break;
            default:
                break;
            }
            if (!good)
            {
                return false;
            }
        }
        return true;
    }

    bool canMake(u32 index) const
    {
        return type(index).kind == Kind::Class || type(index).kind == Kind::Delegate;
    }

    bool checkBranch(u32 pc, i32 distance) const
    {
        i32 target = static_cast<i32>(pc) + distance;
        return target >= 0 && isStart(static_cast<u32>(target));
    }

    bool checkStatic(u32 word, u32 words, bool references) const
    {
        if (word + words > header.staticsWords)
        {
            return false;
        }
        for (u32 i = 0; i < words; i++)
        {
            if (testBit(base + header.staticsMap, word + i) != references)
            {
                return false;
            }
        }
        return true;
    }

    bool checkReturn(Op op, u32 pc) const
    {
        const u8* shape = shapeOf(half(head->signature));
        const u8* results = shape + 2 + (shape[0] + 7) / 8;
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
            return half(code + pc + 1) < natives::Count && code[pc + 3] == shape[1] && shape[1] <= head->frame;
        default:
            return true;
        }
    }

    bool checkOperation(u32 pc) const
    {
        Op op = opAt(pc);
#ifdef NANO_WITHOUT_FLOATS
        if (op == Op::OVFD || (op >= Op::FADD && op <= Op::CKFIN))
        {
            return false;
        }
#endif
        u32 lastByte = pc + lengthAt(pc) - 1;
        // Operands are counted from the byte that names the operation.
        pc += u32(op) > Extended ? 1 : 0;
        u32 at = pc + 1;
        for (const char* kind = formats[u32(op)]; *kind != 0; kind++)
        {
            u32 slot = code[at];
            bool good = true;
            u32 bytes = 1;
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
                good = slot < head->frame;
                break;
            case 'W':
            case 'w':
            {
                // The count is the operation's last byte.
                u32 words = code[lastByte];
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
                good = checkBranch(pc, static_cast<i8>(code[at]));
                break;
            case 'j':
                good = checkBranch(pc, load<i16>(code + at));
                bytes = 2;
                break;
            case 'T':
            {
                u32 count = half(code + at);
                bytes = 2 + 2 * count;
                for (u32 i = 0; good && i < count; i++)
                {
                    good = checkBranch(pc, load<i16>(code + at + 2 + 2 * i));
                }
                break;
            }
            case 'c':
            case 'C':
                bytes = *kind == 'c' ? calledWords(pc) : (calledWords(pc) + 1) / 2;
                good = checkCall(at, calledShape(pc), *kind == 'C');
                break;
            case '2':
            case '3':
                good = checkPacked(kind, at);
                bytes = *kind == '3' ? 2 : 1;
                kind += 2;
                break;
            case 'M':
                good = code[at] < header.methodCount;
                break;
            case 'e':
                bytes = 1u + code[at];
                for (u32 i = 1; good && i < bytes; i++)
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

    bool sameKinds(u32 left, u32 right, u32 words) const
    {
        for (u32 i = 0; i < words; i++)
        {
            if (left + i >= head->frame || right + i >= head->frame || testBit(map, left + i) != testBit(map, right + i))
            {
                return false;
            }
        }
        return true;
    }

    const u8* calledShape(u32 pc) const
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

    bool checkStaticOperand(Op op, u32 word, u32 pc) const
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

    bool checkSpecial(Op op, u32 pc) const
    {
        switch (op)
        {
        case Op::NEW:
            return canMake(half(code + pc + 2));
        case Op::NEWARRL:
            return type(half(code + pc + 2)).kind == Kind::Array && (type(half(code + pc + 2)).flags & ElementsAreReferences) != 0;
        case Op::LDTR:
        case Op::LDT4:
            return reference(0);
        case Op::CALLCP:
            return calledWords(pc) != 0 && reference(nibble(pc + 3, 0));
        case Op::CALLCB:
            return calledWords(pc) != 0 && reference(nibble(pc + 2, 0));
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
            return argumentsOf(half(code + pc + 3)) == 0 && shapeOf(half(headOfMethod(half(code + pc + 3))->signature))[1] == 0;
        case Op::LDSTR:
            return checkText(half(code + pc + 2));
        case Op::INITARR:
        {
            u32 room = header.dataSize - half(base + header.literals + 2 * half(code + pc + 2));
            return room >= 2 && half(literalAt(base, header, half(code + pc + 2))) + 2 <= room;
        }
        case Op::LDELA1:
            return code[pc + 4] <= 1;
        default:
            return true;
        }
    }
};

} // namespace

Load loadImage(u32 address, u32 size)
{
    const u8* bytes = at(address);
    const ImageHeader& header = *reinterpret_cast<const ImageHeader*>(bytes);
    if (size < sizeof(ImageHeader))
    {
        return Load::TooSmall;
    }
    if (header.magic != ImageMagic)
    {
        return Load::Magic;
    }
    if (header.format != ImageFormat)
    {
        return Load::Format;
    }
    if (header.size > size || header.size < sizeof(ImageHeader) || header.size % 4 != 0 || header.size > MethodOffsetMask)
    {
        return Load::Size;
    }
    if (crc32(bytes + 16, header.size - 16) != header.crc)
    {
        return Load::Crc;
    }
    if (header.natives != natives::Fingerprint)
    {
        return Load::Natives;
    }
#ifndef NANO_OWN_FILE
    Load result = Checker(bytes).check();
    if (result != Load::Ok)
    {
        return result;
    }
#endif
    vm.image = &header;
    vm.imageAt = address;
    vm.imageEnd = address + header.size;
    vm.types = reinterpret_cast<const TypeRecord*>(bytes + header.types);
    vm.methods = reinterpret_cast<const u32*>(bytes + header.methods);
    return Load::Ok;
}

u32 staticBytes()
{
    return 4 * (vm.image->staticsWords + vm.image->literalCount) + ((vm.image->typeCount + 3) & ~3u);
}

bool place(u32 from, u32 to, u32 stackBytes)
{
    u32 taken = staticBytes();
    from = (from + 3) & ~3u;
    if (u64(from) + taken + stackBytes + SmallestHeap > to)
    {
        return false;
    }
    vm.statics = from;
    vm.texts = from + taken - 4 * vm.image->literalCount;
    memset(at(from), 0, taken);
    vm.stack = from + taken;
    vm.stackEnd = vm.stack + stackBytes - StackReserve;
    u32 room = to - (vm.stack + stackBytes);
    // Marks are a bit and forwards a word per 32 words: 8 bytes for each 128 of the heap.
    u32 blocks = room / (128 + 8);
    vm.marks = &word(vm.stack + stackBytes);
    vm.forwards = vm.marks + blocks;
    vm.heap = vm.stack + stackBytes + 8 * blocks;
    vm.heapEnd = vm.heap + 128 * blocks;
    vm.marker = 0;
    vm.fp = 0;
    vm.sp = vm.stack;
    vm.pending = 0;
    vm.outOfMemory = 0;
    vm.handleCount = 0;
    vm.exitCode = 0;
    bool stress = vm.stress;
    vm.stress = false;
    initHeap();
    vm.stress = stress;
    return vm.outOfMemory != 0;
}

#ifndef NANO_FLAT
const char* describe(Load result)
{
    switch (result)
    {
    case Load::Ok:
        return "good";
    case Load::TooSmall:
        return "shorter than an image's header";
    case Load::Magic:
        return "not an image";
    case Load::Format:
        return "an image of another format version";
    case Load::Size:
        return "cut off: the header says more bytes than there are";
    case Load::Crc:
        return "damaged: its CRC32 does not match";
    case Load::Natives:
        return "linked for a runtime with other natives: build it again";
    case Load::Layout:
        return "corrupt: a section lies outside";
    case Load::Type:
        return "corrupt: a type record";
    case Load::Method:
        return "corrupt: the head of a method";
    case Load::Code:
        return "corrupt: the code of a method";
    case Load::Literal:
        return "corrupt: a literal or table";
    case Load::Memory:
        return "too large for the memory given";
    }
    return "";
}

#endif

} // namespace nano
