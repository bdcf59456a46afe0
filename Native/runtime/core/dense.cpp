#include "dense.hpp"

#include "code_search.hpp"

namespace nano
{

u8 unpacked[UnitBytes];

namespace
{

const u8* imageBytes()
{
    return at(vm.imageAt);
}

} // namespace

void useCodebook()
{
    for (u32 alphabet = 0; alphabet < static_cast<u32>(Alphabet::Count); alphabet++)
    {
        const u8* counts = vm.codebook + half(vm.codebook + 2 * alphabet);
        for (u32 window = 0; window < 1 << QuickBits; window++)
        {
            Search search = {0, 0, counts, counts + LongestCode};
            u32 found = lookUp(search, window, 1, QuickBits);
            quick[alphabet][window] = static_cast<u16>(found != 0 ? found : search.code);
            longer[alphabet] = found != 0 ? longer[alphabet] : search;
        }
    }
}

// Untrusted code: never read past the end of its section.
template<bool Checking>
bool DenseReader<Checking>::isOutside()
{
    if (Checking && at > 8 * (vm.image->code + vm.image->codeSize))
    {
        bad = true;
        return true;
    }
    return false;
}

template<bool Checking>
u32 DenseReader<Checking>::bits(u32 count)
{
    if (isOutside())
    {
        return 0;
    }
    u32 value = load<u32>(imageBytes() + (at >> 3)) >> (at & 7) & ((1u << count) - 1);
    at += count;
    return value;
}

template<bool Checking>
[[gnu::always_inline]] inline u32 DenseReader<Checking>::symbol(Alphabet alphabet)
{
    if (isOutside())
    {
        return 0;
    }
    u32 window = load<u32>(imageBytes() + (at >> 3)) >> (at & 7);
    u32 found = quick[static_cast<u32>(alphabet)][window & ((1u << QuickBits) - 1)];
    if (found >> 8 == 0)
    {
        found = lookUpLonger(alphabet, found, window);
        bad |= Checking && found == 0;
    }
    at += found >> 8;
    return found & 0xFF;
}

template<bool Checking>
u32 DenseReader<Checking>::number(Alphabet alphabet)
{
    u32 value = symbol(alphabet);
    if (value < DirectNumbers)
    {
        return value;
    }
    u32 count = value - DirectNumbers + DirectBits;
    if (Checking && count > 31)
    {
        bad = true;
        return 0;
    }
    u32 low = count > 16 ? bits(16) : 0;
    u32 done = count > 16 ? 16 : 0;
    return 1u << count | bits(count - done) << done | low;
}

template<bool Checking>
u32 DenseReader<Checking>::signedNumber()
{
    u32 value = number(Alphabet::Constants);
    return value >> 1 ^ (0 - (value & 1));
}

template<bool Checking>
u32 DenseReader<Checking>::registerOf(Alphabet alphabet, u32 before)
{
    u32 found = symbol(alphabet);
    if (found < DirectRegisters)
    {
        return found;
    }
    if (found == AnyRegister)
    {
        return bits(8);
    }
    found = found == LastRegister ? last : before + 1;
    bad |= Checking && found > 0xFF;
    return found;
}

template<bool Checking>
void DenseReader<Checking>::branch()
{
    u32 width = symbol(Alphabet::Branches);
    if (Checking && (width == 0 || width > 20))
    {
        bad = true;
        return;
    }
    u32 sign = 1u << (width - 1);
    target = start + (bits(width) ^ sign) - sign;
}

// The shape of a call; null when there is nothing of that number to call.
template<bool Checking>
const u8* DenseReader<Checking>::calledShape(u32 kind, u32 index)
{
    if (Checking)
    {
        u32 count = kind == 'm' ? vm.image->methodCount : kind == 'v' ? vm.image->selectorCount : vm.image->signatureCount;
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

template<bool Checking>
u8* DenseReader<Checking>::registers(Alphabet alphabet, u32 count, u8* out)
{
    u32 before = NoRegister;
    for (; count != 0; count--)
    {
        before = registerOf(alphabet, before);
        *out++ = static_cast<u8>(before);
    }
    return out;
}

// Behind a branch: its way when it is not taken, and when it is.
template<bool Checking>
u8* DenseReader<Checking>::jump(u8* first, u8* out)
{
    branch();
    Op op = static_cast<Op>(*first);
    if (op == Op::BR || op == Op::GOSUB)
    {
        if (Checking)
        {
            store<u16>(out, 0);
            return out + 2;
        }
        if (op == Op::GOSUB)
        {
            *first = static_cast<u8>(Op::LDI32);
            store<u32>(out, at - firstBit(frame));
            out += 4;
        }
        else
        {
            out = first;
        }
        at = target;
        return out;
    }
    *out = Checking ? 0 : static_cast<u8>(out + 2 - first);
    out++;
    if (!Checking)
    {
        *out++ = static_cast<u8>(Op::FETCH);
        *out++ = static_cast<u8>(Op::JUMP);
    }
    return out;
}

template<bool Checking>
u8* DenseReader<Checking>::operation(u32 op, u8* out)
{
    u8* first = out;
    u32 written = last;
    u32 index = 0;
    const u8* shape = nullptr;
    const char* format = formatOf(op);
    operations++;
    if (op > static_cast<u32>(Op::EXT))
    {
        *out++ = static_cast<u8>(Op::EXT);
        op -= static_cast<u32>(Op::EXT) + 1;
    }
    *out++ = static_cast<u8>(op);
    for (char kind = *format; kind != 0; kind = *++format)
    {
        Alphabet alphabet = Alphabet::Others;
        switch (kind)
        {
        case 'D':
        case 'Q':
        case 'X':
        case 'W':
            *out++ = static_cast<u8>(registerOf(Alphabet::NewScalars, NoRegister));
            written = out[-1];
            break;
        case 'R':
        case 'Y':
            *out++ = static_cast<u8>(registerOf(Alphabet::NewReferences, NoRegister));
            written = out[-1];
            break;
        case 'r':
        case 'y':
            *out++ = static_cast<u8>(registerOf(Alphabet::References, NoRegister));
            break;
        case 'b':
            *out++ = static_cast<u8>(signedNumber());
            break;
        case 'f':
        case 'n':
        case 'k':
            *out++ = static_cast<u8>(number(kind == 'f' ? Alphabet::Fields : Alphabet::Others));
            break;
        case 'i':
            store<u32>(out, signedNumber());
            out += 4;
            break;
        case 'l':
            for (u32 i = 0; i < 4; i++, out += 2)
            {
                store<u16>(out, static_cast<u16>(bits(16)));
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
            store<u16>(out, static_cast<u16>(index));
            out += 2;
            break;
        case 'c':
            shape = calledShape(static_cast<u8>(format[-1]), index);
            written = NoRegister;
            out = shape == nullptr ? out : registers(Alphabet::Arguments, shape[0], out);
            break;
        case 'O':
            if (Checking && shape != nullptr && shape[1] != 0)
            {
                out = registers(Alphabet::Results, 1, out);
                written = out[-1];
            }
            break;
        case 'e':
            index = number(Alphabet::Others);
            if (Checking && index > MaxElements)
            {
                bad = true;
                break;
            }
            *out++ = static_cast<u8>(index);
            out = registers(Alphabet::Arguments, index, out);
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
            *out++ = static_cast<u8>(registerOf(Alphabet::Scalars, NoRegister));
            break;
        }
    }
    bool comesBack = first[0] == static_cast<u8>(Op::CCTOR) || (Checking && first[0] == static_cast<u8>(Op::GOSUB));
    last = comesBack ? NoRegister : written;
    return out;
}

template<bool Checking>
u8* DenseReader<Checking>::group(u32 symbol, u8* out)
{
    if (symbol < FirstGroup)
    {
        return operation(symbol, out);
    }
    const u8* pair = vm.codebook + half(vm.codebook + 2 * static_cast<u32>(Alphabet::Count)) + 1 + 2 * (symbol - FirstGroup);
    out = group(pair[0], out);
    return group(pair[1], out);
}

template<bool Checking>
u8* DenseReader<Checking>::unpack(u8* out, const u32* fp)
{
    start = at;
    frame = fp;
    operations = 0;
    return group(symbol(Alphabet::Operations), out);
}

template class DenseReader<false>;
#ifndef NANO_OWN_FILE
template class DenseReader<true>;
#endif

const u8* fetch(const u32* fp)
{
    DenseReader<false> reader(vm.cursor, vm.last);
    u8* end;
    do
    {
        vm.unit = reader.at;
        end = reader.unpack(unpacked, fp);
    } while (end == unpacked);
    *end = static_cast<u8>(Op::FETCH);
    vm.cursor = reader.at;
    vm.target = reader.target;
    vm.last = reader.last;
    return unpacked;
}

const u8* comeBack(u32 back, bool hasResult)
{
    DenseReader<false> reader(back & ~DenseReturn, NoRegister);
    u8* out = unpacked;
    if (hasResult)
    {
        vm.last = reader.registerOf(Alphabet::Results, 0);
        *out++ = static_cast<u8>(vm.last);
    }
    *out = static_cast<u8>(Op::FETCH);
    vm.cursor = reader.at;
    return unpacked;
}

u32 placeOf(const u32* fp, const u8* pc)
{
    return isUnpacked(pc) ? vm.unit - firstBit(fp) : static_cast<u32>(pc - methodOf(fp).code);
}

} // namespace nano
