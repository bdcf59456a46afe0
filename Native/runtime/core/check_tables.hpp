// Checks of an image: sections, types, strings and tables.
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
        {header_.types, header_.typeCount, sizeof(TypeRecord), 4},
        {header_.methods, header_.methodCount, 2, 2},
        {header_.literals, (header_.literalCount + literalStep - 1) / literalStep, 2, 2},
        {header_.dispatch, header_.dispatchCount, 2, 2},
        {header_.selectors, header_.selectorCount, 2, 2},
        {header_.signatures, header_.signatureCount, 2, 2},
        {header_.pool, header_.poolSize, 1, 1},
        {header_.data, header_.dataSize, 1, 1},
        {header_.code, header_.codeSize, 1, 1},
        {header_.codebook, header_.codebookSize, 1, 1},
        {header_.names, header_.namesSize, 1, 4},
        {header_.staticsMap, (header_.staticsWords + 7) / 8, 1, 1},
    };
    for (const Section& section : all)
    {
        if (section.offset % section.align != 0 || section.count > header_.size ||
            !range(section.offset, uint64_t(section.count) * section.size))
        {
            return false;
        }
    }
    if (header_.entry >= header_.methodCount || header_.typeCount > nothing || header_.methodCount >= noIndex ||
        header_.staticsWords > 0xFFFF || header_.literalCount > 0xFFFF || header_.textCount > header_.literalCount ||
        header_.firstCompressed > header_.codeSize || header_.methodUnit > 8 ||
        uint64_t(header_.code) + header_.codeSize + codePadding > header_.size)
    {
        return false;
    }
    bool areTypesKnown = header_.wellKnown[TypeString] != noIndex && header_.wellKnown[TypeException] != noIndex &&
                         header_.wellKnown[TypeOutOfMemory] != noIndex;
    for (const uint32_t known : header_.wellKnown)
    {
        areTypesKnown = areTypesKnown && (known == noIndex || known < header_.typeCount);
    }
    return areTypesKnown && (header_.namesSize == 0 || header_.namesSize / 4 >= header_.methodCount) &&
           header_.namedTypes <= header_.typeCount && header_.namedTypes <= header_.textCount &&
           (header_.namesSize == 0 || base_[header_.names + header_.namesSize - 1] == 0);
}

bool Checker::checkTypes() const
{
    for (uint32_t i = 0; i < header_.typeCount; i++)
    {
        const TypeRecord& record = type(i);
        if (!checkParents(record) || record.kind > Kind::Delegate || record.words > 1000 || record.code > Double ||
            (record.kind == Kind::String && record.words != 2) || record.dispatch + header_.selectorCount > header_.dispatchCount)
        {
            return false;
        }
        if (record.kind == Kind::Array ? !checkElements(record) : !checkDetail(record))
        {
            return false;
        }
    }
    uint32_t exception = header_.wellKnown[TypeException];
    return type(header_.wellKnown[TypeString]).kind == Kind::String && type(exception).words >= 1 && type(exception).hasMap();
}

/// Checks the pool data of a type that is not an array.
bool Checker::checkDetail(const TypeRecord& record) const
{
    const bool isDelegate = record.kind == Kind::Delegate, hasInterfaces = (record.flags & HasInterfaces) != 0;
    if (!record.hasMap())
    {
        return !isDelegate && !hasInterfaces;
    }
    if (!inPool(record.detail, record.mapBytes() + (isDelegate ? 2 : 0)) || (isDelegate && hasInterfaces))
    {
        return false;
    }
    const uint32_t list = isDelegate ? half(base_ + header_.pool + record.afterMap()) : noIndex;
    return (list == noIndex || list < header_.methodCount) && (!hasInterfaces || checkInterfaces(record.afterMap()));
}

/// Checks that the parents are valid types and do not form a cycle.
bool Checker::checkParents(const TypeRecord& record) const
{
    uint32_t walked = 0;
    for (uint32_t parent = record.parent; parent != nothing; parent = type(parent).parent)
    {
        if (parent >= header_.typeCount || ++walked > header_.typeCount)
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkElements(const TypeRecord& record) const
{
    if (record.detail >= header_.typeCount || (record.flags & HasInterfaces) != 0)
    {
        return false;
    }
    const TypeRecord& element = type(record.detail);
    bool references = (record.flags & ElementsAreReferences) != 0;
    if (references != (element.kind != Kind::Value) || (references && record.words != 4))
    {
        return false;
    }
    if ((record.flags & ElementsHaveMap) != 0 && (!element.hasMap() || record.words != 4 * element.words))
    {
        return false;
    }
    return record.words == 1 || record.words == 2 || (record.words != 0 && record.words % 4 == 0);
}

bool Checker::checkInterfaces(uint32_t offset) const
{
    const uint8_t* list = base_ + header_.pool + offset;
    if (!inPool(offset, 1) || !inPool(offset, 1 + 2u * list[0]))
    {
        return false;
    }
    for (uint32_t i = 0; i < list[0]; i++)
    {
        if (half(list + 1 + 2 * i) >= header_.typeCount)
        {
            return false;
        }
    }
    return true;
}

/// Checks the symbol table of the compressed strings: each symbol must expand to characters in at most maxTextDepth steps.
bool Checker::checkTextSymbols() const
{
    const uint8_t* table = base_ + header_.data;
    // Reading an entry also reads up to two bytes after it.
    if (header_.dataSize < 2 || half(table) > maxTextSymbols || textTableBytes() > header_.dataSize ||
        header_.data + textTableBytes() + 2 > header_.size)
    {
        return false;
    }
    const uint32_t count = half(table);
    uint8_t depths[maxTextSymbols] = {};
    bool ends[maxTextSymbols] = {}; // whether a symbol expands to the end of a text
    for (bool changed = true; changed;)
    {
        changed = false;
        for (uint32_t symbol = 0; symbol < count; symbol++)
        {
            const uint32_t entry = textEntry(table, symbol);
            const uint32_t first = entry & leaf, second = entry >> halfBits;
            if (second == leaf ? first > escapeLeaf : !canJoin(table, first, count) || !canJoin(table, second, count) || ends[first])
            {
                return false;
            }
            const bool endsText = second == leaf ? first == endLeaf : ends[second];
            changed |= endsText != ends[symbol];
            ends[symbol] = endsText;
            const uint32_t depth = second == leaf ? 0u : 1u + (depths[first] > depths[second] ? depths[first] : depths[second]);
            if (depth > maxTextDepth)
            {
                return false;
            }
            changed |= depth != depths[symbol];
            depths[symbol] = static_cast<uint8_t>(depth);
        }
    }
    return true;
}

/// Whether another symbol may expand to this one. The escape of a character must not be part of another symbol.
bool Checker::canJoin(const uint8_t* table, uint32_t symbol, uint32_t count)
{
    return symbol < count && (textEntry(table, symbol) >> halfBits != leaf || (textEntry(table, symbol) & leaf) != escapeLeaf);
}

uint32_t Checker::textTableBytes() const
{
    return 2 + (2 * halfBits * half(base_ + header_.data) + 7) / 8;
}

/// Returns the end, in bits, of the compressed string at `from`; 0 if the string extends past the data section or is invalid.
uint32_t Checker::checkText(uint32_t from) const
{
    const uint32_t end = 8 * (header_.data + header_.dataSize);
    const uint8_t* table = base_ + header_.data;
    for (uint32_t first = 0; first != endLeaf;)
    {
        CompressedCodeDecoder<true> decoder(from, noRegister);
        uint32_t symbol = decoder.symbol(Alphabet::Texts);
        if (symbol >= half(table))
        {
            return 0;
        }
        // endLeaf can only be the last part of a symbol's expansion.
        uint32_t entry = textEntry(table, symbol);
        const bool isPair = entry >> halfBits != leaf;
        while (entry >> halfBits != leaf)
        {
            entry = textEntry(table, entry >> halfBits);
        }
        first = isPair && (entry & leaf) != endLeaf ? 0 : entry & leaf;
        if (first == escapeLeaf)
        {
            decoder.bits(16);
        }
        from = decoder.at;
        if (decoder.bad || from > end)
        {
            return 0;
        }
    }
    return from;
}

/// Checks that the literals (strings, then arrays) are contiguous after the symbols.
bool Checker::checkLiterals() const
{
    const uint32_t end = 8 * (header_.data + header_.dataSize);
    uint32_t from = 8 * (header_.data + textTableBytes());
    for (uint32_t i = 0; i < header_.literalCount; i++)
    {
        if (i % literalStep == 0 || i >= header_.textCount)
        {
            from = (from + 7) & ~7u;
        }
        if (i % literalStep == 0 && half(base_ + header_.literals + 2 * (i / literalStep)) != from / 8 - header_.data)
        {
            return false;
        }
        if (i < header_.textCount)
        {
            from = checkText(from);
            if (from == 0)
            {
                return false;
            }
            continue;
        }
        if (end - from < 16 || end - from < 8 * (2 + half(base_ + from / 8)))
        {
            return false;
        }
        from += 8 * (2 + half(base_ + from / 8));
    }
    return true;
}

bool Checker::checkTables() const
{
    for (uint32_t i = 0; i < header_.signatureCount; i++)
    {
        uint32_t offset = half(base_ + header_.signatures + 2 * i);
        const uint8_t* shape = base_ + header_.pool + offset;
        if (!inPool(offset, 2) || shape[0] > 60 || !inPool(offset, 2u + (shape[0] + 7u) / 8u + (shape[1] + 7u) / 8u))
        {
            return false;
        }
    }
    for (uint32_t i = 0; i < header_.selectorCount; i++)
    {
        uint32_t signature = half(base_ + header_.selectors + 2 * i);
        if (signature >= header_.signatureCount || shapeOf(signature)[0] == 0)
        {
            return false;
        }
    }
    const uint32_t named = header_.namesSize == 0 ? 0 : header_.methodCount;
    for (uint32_t i = 0; i < named; i++)
    {
        if (load<uint32_t>(base_ + header_.names + 4 * i) >= header_.namesSize)
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkDispatch() const
{
    for (uint32_t i = 0; i < header_.dispatchCount; i++)
    {
        if (half(base_ + header_.dispatch + 2 * i) >= header_.methodCount)
        {
            return false;
        }
    }
    return takeApart(headOfMethod(header_.entry)).frame != 0 && argumentsOf(header_.entry) == 0;
}

} // namespace

} // namespace nano
