// Checks of an image: methods in compressed bytecode and their codebook. Each unit is decoded as at run time, and its operations are
// then checked like those of plain code.
#pragma once

#include "checker.hpp"

namespace nano
{

namespace
{

bool Checker::checkCodebook() const
{
    constexpr uint32_t tables = static_cast<uint32_t>(Alphabet::Count);
    if (header_.codebookSize < 2 * (tables + 1))
    {
        return false;
    }
    uint32_t groups = half(vm.codebook + 2 * tables);
    if (groups >= header_.codebookSize || groups + 1 + 2 * vm.codebook[groups] > header_.codebookSize ||
        firstGroup + vm.codebook[groups] > 256 || !checkGroups(vm.codebook + groups))
    {
        return false;
    }
    for (uint32_t i = 0; i < tables; i++)
    {
        uint32_t limit = i == static_cast<uint32_t>(Alphabet::Texts)        ? maxTextSymbols
                         : i == static_cast<uint32_t>(Alphabet::Operations) ? firstGroup + vm.codebook[groups] - 1
                         : i < static_cast<uint32_t>(Alphabet::Fields)      ? nextRegister
                                                                            : 0xFF;
        if (!checkAlphabet(half(vm.codebook + 2 * i), limit))
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkAlphabet(uint32_t offset, uint32_t limit) const
{
    if (offset + longestCode > header_.codebookSize)
    {
        return false;
    }
    const uint8_t* symbols = vm.codebook + offset + longestCode;
    uint32_t count = 0;
    for (uint32_t length = 0; length < longestCode; length++)
    {
        count += vm.codebook[offset + length];
    }
    if (limit > 0xFF)
    {
        // The alphabet of strings has no symbol table, because a symbol is the position of its code.
        return count <= limit;
    }
    if (offset + longestCode + count > header_.codebookSize)
    {
        return false;
    }
    for (uint32_t i = 0; i < count; i++)
    {
        if (symbols[i] > limit)
        {
            return false;
        }
    }
    return true;
}

/// A group may refer only to preceding symbols, and only its last operation may transfer control.
bool Checker::checkGroups(const uint8_t* groups) const
{
    for (uint32_t i = 0; i < groups[0]; i++)
    {
        const uint8_t* pair = groups + 1 + 2 * i;
        if (pair[0] >= firstGroup + i || pair[1] >= firstGroup + i || transfers(pair[0]))
        {
            return false;
        }
        // The first symbol must not transfer control, not even with its last operation if the symbol is a group.
        if (operationsOf(pair[0]) + operationsOf(pair[1]) > longestGroup)
        {
            return false;
        }
    }
    return true;
}

uint32_t Checker::operationsOf(uint32_t symbol) const
{
    if (symbol < firstGroup)
    {
        return 1;
    }
    const uint8_t* pair = vm.codebook + half(vm.codebook + 2 * static_cast<uint32_t>(Alphabet::Count)) + 1 + 2 * (symbol - firstGroup);
    return operationsOf(pair[0]) + operationsOf(pair[1]);
}

/// Whether a symbol's operation, or the last operation of its group, may transfer control. An operation that may transfer control must be
/// the last one of its unit.
bool Checker::transfers(uint32_t symbol) const
{
    if (symbol >= firstGroup)
    {
        return transfers(vm.codebook[half(vm.codebook + 2 * static_cast<uint32_t>(Alphabet::Count)) + 2 + 2 * (symbol - firstGroup)]);
    }
    for (const char* kind = formatOf(symbol); *kind != 0; kind++)
    {
        if (*kind == 's' || *kind == 'j' || *kind == 'c' || *kind == 'e')
        {
            return true;
        }
    }
    return symbol == static_cast<uint32_t>(Op::CCTOR) || ends(static_cast<Op>(symbol));
}

bool Checker::addPlace(uint32_t place)
{
    if (isPlace(place))
    {
        return true;
    }
    if (place > 0xFFFF || placeCount_ == maxPlaces)
    {
        return false;
    }
    places_[placeCount_++] = static_cast<uint16_t>(place);
    return true;
}

bool Checker::isPlace(uint32_t place) const
{
    for (uint32_t i = 0; i < placeCount_; i++)
    {
        if (places_[i] == place)
        {
            return true;
        }
    }
    return false;
}

/// Whether only padding (bits that are all 1) is left before the next method header.
bool Checker::isCodeEnd(uint32_t at, uint32_t end) const
{
    if (end > at && end - at >= 8u << vm.methodUnit)
    {
        return false;
    }
    while (at < end && (base_[at >> 3] >> (at & 7) & 1) != 0)
    {
        at++;
    }
    return at >= end;
}

/// Decodes the method once and collects its branch targets.
bool Checker::collectPlaces(uint32_t first)
{
    uint32_t end = first + 8 * size_;
    placeCount_ = 0;
    for (uint32_t i = 0; i < method_.clauseCount; i++)
    {
        const ClauseRecord& clause = method_.clauses[i];
        if (!addPlace(half(clause.handler)) || (clause.kind == ClauseKind::Filter && !addPlace(half(clause.detail))))
        {
            return false;
        }
    }
    for (CompressedCodeDecoder<true> decoder(first, 0, {method_.shape[0], method_.zeroed}); !isCodeEnd(decoder.at, end);)
    {
        decoder.target = ~0u;
        decoder.last = 0;
        decoder.decodeUnit(decodedUnit, nullptr);
        if (decoder.bad || decoder.at > end || (decoder.target != ~0u && !addPlace(decoder.target - first)))
        {
            return false;
        }
    }
    return true;
}

bool Checker::checkCompressedCode()
{
    uint32_t first = 8 * static_cast<uint32_t>(code_ - base_), end = first + 8 * size_;
    if (!collectPlaces(first))
    {
        return false;
    }
    uint32_t met = 0;
    Op final = Op::MOV;
    for (CompressedCodeDecoder<true> decoder(first, noRegister, {method_.shape[0], method_.zeroed}); !isCodeEnd(decoder.at, end);)
    {
        if (isPlace(decoder.at - first))
        {
            // At a branch target, the register written last is unknown.
            decoder.last = noRegister;
            met++;
        }
        code_ = decodedUnit;
        size_ = static_cast<uint32_t>(decoder.decodeUnit(decodedUnit, nullptr) - decodedUnit);
        if (decoder.bad)
        {
            return false;
        }
        for (uint32_t pc = 0; pc < size_; pc += lengthAt(pc))
        {
            if (lengthAt(pc) == 0 || !checkOperation(pc))
            {
                return false;
            }
            final = opAt(pc);
        }
    }
    size_ = end - first;
    return met == placeCount_ && ends(final) && checkClauses();
}

} // namespace

} // namespace nano
