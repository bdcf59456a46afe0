#include "compressed_code.hpp"

#include "code_search.hpp"
#include "frame_base.hpp"

namespace nano
{

uint8_t decodedUnit[unitBytes];

void useCodebook()
{
    baseHead = nullptr;
    for (uint32_t alphabet = 0; alphabet < static_cast<uint32_t>(Alphabet::Count); alphabet++)
    {
        const uint8_t* counts = vm.codebook + half(vm.codebook + 2 * alphabet);
        for (uint32_t window = 0; window < 1 << quickBits; window++)
        {
            Search search = {0, 0, 0, counts};
            uint32_t found = symbolAt(alphabet, counts, lookUp(search, window, 1, quickBits));
            quick[alphabet][window] = static_cast<uint16_t>(found != 0 ? found : search.code);
            longer[alphabet] = found != 0 ? longer[alphabet] : search;
        }
    }
}

/// Untrusted code must never be read past the end of its section.
template<bool Checking>
bool CompressedCodeDecoder<Checking>::isOutOfBounds()
{
    if (Checking && at > 8 * (vm.image->code + vm.image->codeSize))
    {
        bad = true;
        return true;
    }
    return false;
}

template<bool Checking>
uint32_t CompressedCodeDecoder<Checking>::bits(uint32_t count)
{
    if (isOutOfBounds())
    {
        return 0;
    }
    uint32_t value = load<uint32_t>(imageBytes() + (at >> 3)) >> (at & 7) & ((1u << count) - 1);
    at += count;
    return value;
}

template<bool Checking>
[[gnu::always_inline]] inline uint32_t CompressedCodeDecoder<Checking>::symbol(Alphabet alphabet)
{
    if (isOutOfBounds())
    {
        return 0;
    }
    uint32_t window = load<uint32_t>(imageBytes() + (at >> 3)) >> (at & 7);
    uint32_t found = quick[static_cast<uint32_t>(alphabet)][window & ((1u << quickBits) - 1)];
    if (found >> lengthShift == 0)
    {
        found = lookUpLonger(alphabet, found, window);
        bad |= Checking && found == 0;
    }
    at += found >> lengthShift;
    return found & symbolMask;
}

template<bool Checking>
uint32_t CompressedCodeDecoder<Checking>::number(Alphabet alphabet)
{
    uint32_t value = symbol(alphabet);
    if (value < directNumbers)
    {
        return value;
    }
    uint32_t count = value - directNumbers + directBits;
    if (Checking && count > 31)
    {
        bad = true;
        return 0;
    }
    uint32_t low = count > 16 ? bits(16) : 0;
    uint32_t done = count > 16 ? 16 : 0;
    return 1u << count | bits(count - done) << done | low;
}

template<bool Checking>
uint32_t CompressedCodeDecoder<Checking>::signedNumber()
{
    uint32_t value = number(Alphabet::Constants);
    return value >> 1 ^ (0 - (value & 1));
}

template<bool Checking>
uint32_t CompressedCodeDecoder<Checking>::registerOf(Alphabet alphabet, bool isReference, uint32_t before)
{
    uint32_t found = symbol(alphabet);
    if (found < directRegisters)
    {
        return found;
    }
    if (found == anyRegister)
    {
        return bits(8);
    }
    found = found < anyRegister ? found - directRegisters + base_.of(isReference) : found == lastRegister ? last : before + 1;
    bad |= Checking && found > 0xFF;
    return found;
}

/// Decodes the register that an operation writes, or that receives the result of a call.
template<bool Checking>
uint32_t CompressedCodeDecoder<Checking>::newRegister(bool isReference)
{
    return registerOf(isReference ? Alphabet::NewReferences : Alphabet::NewScalars, isReference);
}

template<bool Checking>
void CompressedCodeDecoder<Checking>::branch()
{
    uint32_t count = symbol(Alphabet::Branches);
    if (count == farBranch)
    {
        constexpr uint32_t sign = 1u << (farBits - 1);
        target = start_ + (bits(farBits) ^ sign) - sign;
        return;
    }
    const bool backward = count >= backwardBranch;
    count -= backward ? backwardBranch : 0;
    if (Checking && count > maxDistanceBits)
    {
        bad = true;
        return;
    }
    const uint32_t distance = (1u << count | bits(count)) - 1;
    target = backward ? start_ - distance : at + distance;
}

/// Returns the shape of a call's signature; null if the index is out of bounds.
template<bool Checking>
const uint8_t* CompressedCodeDecoder<Checking>::calledShape(uint32_t kind, uint32_t index)
{
    if (Checking)
    {
        uint32_t count = kind == 'm' ? vm.image->methodCount : kind == 'v' ? vm.image->selectorCount : vm.image->signatureCount;
        if (index >= count)
        {
            bad = true;
            return nullptr;
        }
    }
    if (kind == 'm')
    {
        index = signatureOf(headOfMethod(index));
    }
    else if (kind == 'v')
    {
        index = half(imageBytes() + vm.image->selectors + 2 * index);
    }
    return shapeOf(index);
}

/// Decodes the registers of arguments. `kinds` has one bit per register, set for references; it is null if all registers are references.
template<bool Checking>
uint8_t* CompressedCodeDecoder<Checking>::arguments(uint32_t count, const uint8_t* kinds, uint8_t* out)
{
    uint32_t before = noRegister;
    for (uint32_t i = 0; i < count; i++)
    {
        before = registerOf(Alphabet::Arguments, kinds == nullptr || testBit(kinds, i), before);
        *out++ = static_cast<uint8_t>(before);
    }
    return out;
}

/// Appends two operations: the one at which execution continues if the branch is not taken, and the one for a taken branch.
template<bool Checking>
uint8_t* CompressedCodeDecoder<Checking>::jump(uint8_t* first, uint8_t* out)
{
    branch();
    Op op = static_cast<Op>(*first);
    if (op == Op::BR || op == Op::GOSUB)
    {
        if (Checking)
        {
            store<uint16_t>(out, 0);
            return out + 2;
        }
        if (op == Op::GOSUB)
        {
            *first = static_cast<uint8_t>(Op::LDI32);
            store<uint32_t>(out, at - firstBit(frame_));
            out += 4;
        }
        else
        {
            out = first;
        }
        at = target;
        return out;
    }
    *out = Checking ? 0 : static_cast<uint8_t>(out + 2 - first);
    out++;
    if (!Checking)
    {
        *out++ = static_cast<uint8_t>(Op::FETCH);
        *out++ = static_cast<uint8_t>(Op::JUMP);
    }
    return out;
}

template<bool Checking>
// NOLINTNEXTLINE(readability-function-size): dispatch loop with one case for each kind of operand, as in CompressedCodeEncoder.Encode
uint8_t* CompressedCodeDecoder<Checking>::operation(uint32_t op, uint8_t* out)
{
    uint8_t* first = out;
    uint32_t written = last;
    uint32_t index = 0;
    const uint8_t* shape = nullptr;
    const char* format = formatOf(op);
    operations++;
    if (op > static_cast<uint32_t>(Op::EXT))
    {
        *out++ = static_cast<uint8_t>(Op::EXT);
        op -= static_cast<uint32_t>(Op::EXT) + 1;
    }
    *out++ = static_cast<uint8_t>(op);
    for (char kind = *format; kind != 0; kind = *++format)
    {
        Alphabet alphabet = Alphabet::Others;
        switch (kind)
        {
        case 'D':
        case 'Q':
        case 'X':
        case 'W':
        case 'R':
        case 'Y':
            *out++ = static_cast<uint8_t>(newRegister(kind == 'R' || kind == 'Y'));
            written = out[-1];
            break;
        case 'r':
        case 'y':
            *out++ = static_cast<uint8_t>(registerOf(Alphabet::References, true));
            break;
        case 'b':
            *out++ = static_cast<uint8_t>(signedNumber());
            break;
        case 'f':
        case 'n':
        case 'k':
            *out++ = static_cast<uint8_t>(number(kind == 'f' ? Alphabet::Fields : Alphabet::Others));
            break;
        case 'i':
            store<uint32_t>(out, signedNumber());
            out += 4;
            break;
        case 'l':
            for (uint32_t i = 0; i < 4; i++, out += 2)
            {
                store<uint16_t>(out, static_cast<uint16_t>(bits(16)));
            }
            break;
        case 'm':
        case 't':
        case 'L':
            alphabet = kind == 'm' ? Alphabet::Methods : kind == 't' ? Alphabet::Types : Alphabet::Literals;
            [[fallthrough]];
        case 'v':
        case 'g':
        case 'S':
            index = number(alphabet);
            bad |= Checking && index > 0xFFFF;
            store<uint16_t>(out, static_cast<uint16_t>(index));
            out += 2;
            break;
        case 'c':
            shape = calledShape(static_cast<uint8_t>(format[-1]), index);
            written = noRegister;
            out = shape == nullptr ? out : arguments(shape[0], shape + 2, out);
            break;
        case 'O':
            if (Checking && shape != nullptr && shape[1] != 0)
            {
                *out++ = static_cast<uint8_t>(newRegister(isReferenceResult(shape)));
                written = out[-1];
            }
            break;
        case 'e':
            index = number(Alphabet::Others);
            if (Checking && index > maxElements)
            {
                bad = true;
                break;
            }
            *out++ = static_cast<uint8_t>(index);
            out = arguments(index, nullptr, out);
            break;
        case 's':
        case 'j':
            out = jump(first, out);
            break;
        case 'h':
        case 'T':
            bad = true;
            break;
        default:
            *out++ = static_cast<uint8_t>(registerOf(Alphabet::Scalars, false));
            break;
        }
    }
    const Op done = static_cast<Op>(first[0]);
    bool comesBack = done == Op::CCTOR || (Checking && done == Op::GOSUB);
    last = comesBack ? noRegister : written;
    return out;
}

template<bool Checking>
uint8_t* CompressedCodeDecoder<Checking>::group(uint32_t symbol, uint8_t* out)
{
    if (symbol < firstGroup)
    {
        return operation(symbol, out);
    }
    const uint8_t* pair = vm.codebook + half(vm.codebook + 2 * static_cast<uint32_t>(Alphabet::Count)) + 1 + 2 * (symbol - firstGroup);
    out = group(pair[0], out);
    return group(pair[1], out);
}

template<bool Checking>
uint8_t* CompressedCodeDecoder<Checking>::decodeUnit(uint8_t* out, const uint32_t* fp)
{
    start_ = at;
    frame_ = fp;
    operations = 0;
    return group(symbol(Alphabet::Operations), out);
}

template class CompressedCodeDecoder<false>;
#ifndef NANO_OWN_FILE
template class CompressedCodeDecoder<true>;
#endif

const uint8_t* fetch(const uint32_t* fp)
{
    CompressedCodeDecoder<false> decoder(vm.cursor, vm.last, baseOf(fp));
    uint8_t* end;
    do
    {
        vm.unit = decoder.at;
        end = decoder.decodeUnit(decodedUnit, fp);
    } while (end == decodedUnit);
    *end = static_cast<uint8_t>(Op::FETCH);
    vm.cursor = decoder.at;
    vm.target = decoder.target;
    vm.last = decoder.last;
    return decodedUnit;
}

const uint8_t* comeBack(uint32_t back, bool hasResult, const uint32_t* fp)
{
    CompressedCodeDecoder<false> decoder(back & ~compressedReturn, noRegister, baseOf(fp));
    uint8_t* out = decodedUnit;
    if (hasResult)
    {
        const uint8_t* callee = headOf(&word(vm.sp) + frameHead);
        vm.last = decoder.newRegister(isReferenceResult(shapeOf(signatureOf(callee))));
        *out++ = static_cast<uint8_t>(vm.last);
    }
    *out = static_cast<uint8_t>(Op::FETCH);
    vm.cursor = decoder.at;
    return decodedUnit;
}

uint32_t textSymbol(uint32_t& position)
{
    CompressedCodeDecoder<false> decoder(position, noRegister);
    const uint32_t symbol = decoder.symbol(Alphabet::Texts);
    position = decoder.at;
    return symbol;
}

uint32_t textBits(uint32_t& position, uint32_t count)
{
    CompressedCodeDecoder<false> decoder(position, noRegister);
    const uint32_t value = decoder.bits(count);
    position = decoder.at;
    return value;
}

} // namespace nano
