// Checks of an image: its sections, types, texts and tables.
#pragma once

#include "checker.hpp"

namespace nano
{

namespace
{

struct Section
{
    uint32_t offset, count, size, align;
};

bool Checker::sections() const
{
    const Section all[] = {
        {header.types, header.typeCount, sizeof(TypeRecord), 4},
        {header.methods, header.methodCount, 2, 2},
        {header.literals, (header.literalCount + literalStep - 1) / literalStep, 2, 2},
        {header.dispatch, header.dispatchCount, 2, 2},
        {header.selectors, header.selectorCount, 2, 2},
        {header.signatures, header.signatureCount, 2, 2},
        {header.pool, header.poolSize, 1, 1},
        {header.data, header.dataSize, 1, 1},
        {header.code, header.codeSize, 1, 1},
        {header.codebook, header.codebookSize, 1, 1},
        {header.names, header.namesSize, 1, 4},
        {header.staticsMap, (header.staticsWords + 7) / 8, 1, 1},
    };
    for (const Section& section : all)
    {
        if (section.offset % section.align != 0 || section.count > header.size ||
            !range(section.offset, uint64_t(section.count) * section.size))
        {
            return false;
        }
    }
    if (header.entry >= header.methodCount || header.typeCount >= noIndex || header.methodCount >= noIndex ||
        header.staticsWords > 0xFFFF || header.literalCount > 0xFFFF || header.textCount > header.literalCount ||
        header.dense > header.codeSize || header.methodUnit > 8 || uint64_t(header.code) + header.codeSize + codePadding > header.size)
    {
        return false;
    }
    for (uint32_t i = 0; i < WellKnownCount; i++)
    {
        if (header.wellKnown[i] != noIndex && header.wellKnown[i] >= header.typeCount)
        {
            return false;
        }
    }
    return header.wellKnown[TypeString] != noIndex && header.wellKnown[TypeException] != noIndex &&
           header.wellKnown[TypeOutOfMemory] != noIndex && (header.namesSize == 0 || header.namesSize >= 8) &&
           (header.namesSize == 0 || base[header.names + header.namesSize - 1] == 0);
}

bool Checker::checkTypes() const
{
    for (uint32_t i = 0; i < header.typeCount; i++)
    {
        const TypeRecord& record = type(i);
        bool array = record.kind == Kind::Array;
        if (!checkParents(record) || record.kind > Kind::Delegate || (array && record.element >= header.typeCount))
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
        if (record.kind == Kind::Delegate && record.element != noIndex && record.element >= header.methodCount)
        {
            return false;
        }
        if (record.map != noIndex && (array || !inPool(record.map, (record.words + 7u) / 8u)))
        {
            return false;
        }
        if (record.ifaces != noIndex && !checkInterfaces(record.ifaces))
        {
            return false;
        }
        if (record.words > 1000 || record.code > Double || uint32_t(record.dispatch) + header.selectorCount > header.dispatchCount)
        {
            return false;
        }
    }
    uint32_t exception = header.wellKnown[TypeException];
    return type(header.wellKnown[TypeString]).kind == Kind::String && type(exception).words >= 1 && type(exception).map != noIndex;
}

/// The parents are types and contain no cycle.
bool Checker::checkParents(const TypeRecord& record) const
{
    uint32_t walked = 0;
    for (uint32_t parent = record.parent; parent != noIndex; parent = type(parent).parent)
    {
        if (parent >= header.typeCount || ++walked > header.typeCount)
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkElements(const TypeRecord& record) const
{
    const TypeRecord& element = type(record.element);
    bool references = (record.flags & ElementsAreReferences) != 0;
    if (references != (element.kind != Kind::Value) || (references && record.words != 4))
    {
        return false;
    }
    if ((record.flags & ElementsHaveMap) != 0 && (element.map == noIndex || record.words != 4 * element.words))
    {
        return false;
    }
    return record.words == 1 || record.words == 2 || (record.words != 0 && record.words % 4 == 0);
}

bool Checker::checkInterfaces(uint32_t offset) const
{
    const uint8_t* list = base + header.pool + offset;
    if (!inPool(offset, 1) || !inPool(offset, 1 + 2u * list[0]))
    {
        return false;
    }
    for (uint32_t i = 0; i < list[0]; i++)
    {
        if (half(list + 1 + 2 * i) >= header.typeCount)
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkPairs()
{
    const uint8_t* pair = base + header.data + 1;
    if (header.dataSize == 0 || base[header.data] > pairCount || 1u + 2u * base[header.data] > header.dataSize)
    {
        return false;
    }
    for (uint32_t i = 0; i < base[header.data]; i++, pair += 2)
    {
        uint32_t characters = 0, depth = 0;
        for (uint32_t side = 0; side < 2; side++)
        {
            uint32_t part = pair[side], inner = part - firstPair;
            // A pair consists of pairs before it, so none contains itself.
            if (part == 0 || (part >= firstPair && inner >= i))
            {
                return false;
            }
            characters += part < firstPair ? 1 : pairCharacters[inner];
            depth = part >= firstPair && pairDepth[inner] > depth ? pairDepth[inner] : depth;
        }
        if (characters > 255 || depth + 1 > maxTextDepth)
        {
            return false;
        }
        pairCharacters[i] = static_cast<uint8_t>(characters);
        pairDepth[i] = static_cast<uint8_t>(depth + 1);
    }
    return true;
}

/// End of the text at `from`; null if it exceeds `end`.
const uint8_t* Checker::checkText(const uint8_t* from, const uint8_t* end) const
{
    if (end - from < 1 || (*from >= 128 && end - from < 2))
    {
        return nullptr;
    }
    uint32_t length = *from++;
    if (length >= 128)
    {
        length = (length & 127) << 8 | *from++;
    }
    uint32_t characters = 0;
    while (characters < length)
    {
        if (from >= end || (*from >= firstPair && *from - firstPair >= base[header.data]) || (*from == 0 && end - from < 3))
        {
            return nullptr;
        }
        characters += *from >= firstPair ? pairCharacters[*from - firstPair] : 1;
        from += *from == 0 ? 3 : 1;
    }
    return characters == length ? from : nullptr;
}

/// Texts, then blobs, contiguous after the pairs.
bool Checker::checkLiterals() const
{
    const uint8_t* data = base + header.data;
    const uint8_t* end = data + header.dataSize;
    const uint8_t* from = data + 1 + 2 * *data;
    for (uint32_t i = 0; i < header.literalCount; i++)
    {
        if (i % literalStep == 0 && half(base + header.literals + 2 * (i / literalStep)) != static_cast<uint32_t>(from - data))
        {
            return false;
        }
        if (i < header.textCount)
        {
            from = checkText(from, end);
            if (from == nullptr)
            {
                return false;
            }
            continue;
        }
        if (end - from < 2 || static_cast<uint32_t>(end - from) < 2 + half(from))
        {
            return false;
        }
        from += 2 + half(from);
    }
    return true;
}

bool Checker::checkTables() const
{
    if (!checkLiterals())
    {
        return false;
    }
    for (uint32_t i = 0; i < header.signatureCount; i++)
    {
        uint32_t offset = half(base + header.signatures + 2 * i);
        const uint8_t* shape = base + header.pool + offset;
        if (!inPool(offset, 2) || shape[0] > 60 || !inPool(offset, 2u + (shape[0] + 7u) / 8u + (shape[1] + 7u) / 8u))
        {
            return false;
        }
    }
    for (uint32_t i = 0; i < header.selectorCount; i++)
    {
        uint32_t signature = half(base + header.selectors + 2 * i);
        if (signature >= header.signatureCount || shapeOf(signature)[0] == 0)
        {
            return false;
        }
    }
    uint32_t named = header.namesSize == 0 ? 0 : load<uint32_t>(base + header.names) / 4;
    if (header.namesSize != 0 && 4 * named > header.namesSize)
    {
        return false;
    }
    for (uint32_t i = 0; i < named; i++)
    {
        if (load<uint32_t>(base + header.names + 4 * i) >= header.namesSize)
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkDispatch() const
{
    for (uint32_t i = 0; i < header.dispatchCount; i++)
    {
        if (half(base + header.dispatch + 2 * i) >= header.methodCount)
        {
            return false;
        }
    }
    return takeApart(headOfMethod(header.entry), shapeOf).frame != 0 && argumentsOf(header.entry) == 0;
}

} // namespace

} // namespace nano
