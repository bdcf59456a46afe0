#include "heatshrink.hpp"

#include <cstring>

namespace bytes
{

namespace
{

enum Phase : uint8_t
{
    Tag,
    Literal,
    Distance,
    Length,
    Copy,
};

} // namespace

void Heatshrink::init(uint32_t window, uint32_t lookahead)
{
    std::memset(static_cast<void*>(this), 0, sizeFor(window));
    windowBits = static_cast<uint8_t>(window);
    lookaheadBits = static_cast<uint8_t>(lookahead);
}

/// State of one call to a decoder. The output of the call also serves as history, so it is copied to the window only at the end of the
/// call, as one block.
class Heatshrink::Call
{
public:
    Call(Heatshrink& decoder, const uint8_t* input, uint32_t inputCount, uint8_t* output, uint32_t outputCount)
        : state_(decoder), window_(decoder.window()), mask_((1u << decoder.windowBits) - 1), first_(input), input_(input),
          last_(input + inputCount), begin_(output), output_(output), end_(output + outputCount)
    {
    }

    void run()
    {
        while (output_ != end_)
        {
            if (state_.phase == Copy)
            {
                copy();
                continue;
            }
            if (state_.phase == Tag)
            {
                decodeWholeSymbols();
                if (output_ == end_ || state_.phase == Copy)
                {
                    continue;
                }
            }
            if (!decodePart())
            {
                break;
            }
        }
        remember();
    }

    uint32_t consumed() const
    {
        return static_cast<uint32_t>(input_ - first_);
    }

    uint32_t written() const
    {
        return static_cast<uint32_t>(output_ - begin_);
    }

private:
    /// Minimum number of bits that one load yields at any bit offset, and the number of bytes that the load reads.
    static constexpr uint32_t peekBits = 25;
    static constexpr uint32_t peekBytes = 4;
    static constexpr uint32_t literalBits = 1 + 8;
    static constexpr uint32_t wordBytes = 4;

    /// Decodes the symbols whose bits are all in the input, directly from the input. Two consecutive literals, which are frequent in
    /// incompressible data, are decoded in one step.
    // NOLINTNEXTLINE(readability-function-size): dispatch loop with one branch for each kind of symbol and the decoder's state in registers
    void decodeWholeSymbols()
    {
        constexpr uint32_t twoTags = 1u << 31 | 1u << (31 - literalBits);
        const uint32_t read = 8 * consumed();
        const uint32_t size = static_cast<uint32_t>(last_ - first_);
        if (state_.available > read || size < peekBytes)
        {
            return; // bits left from the preceding input must be decoded first
        }
        const uint32_t reference = 1u + state_.windowBits + state_.lookaheadBits;
        const uint32_t limit = 8 * (size - peekBytes + 1); // a load at or after this bit would read past the input
        uint32_t at = read - state_.available;
        // The compiler can keep these local copies in registers, but not the members, because stores through the output pointer could alias
        // members.
        const uint8_t* const input = first_;
        uint8_t* output = output_;
        uint8_t* const end = end_;
        while (at < limit && output != end)
        {
            const uint32_t bits = peek(input, at);
            if ((bits & twoTags) == twoTags && end - output > 1)
            {
                output[0] = static_cast<uint8_t>(bits >> 23);
                output[1] = static_cast<uint8_t>(bits >> (23 - literalBits));
                output += 2;
                at += 2 * literalBits;
            }
            else if ((bits & 1u << 31) != 0)
            {
                *output++ = static_cast<uint8_t>(bits >> 23);
                at += literalBits;
            }
            else if (reference <= peekBits)
            {
                state_.distance = static_cast<uint16_t>((bits << 1 >> (32 - state_.windowBits)) + 1);
                state_.left = static_cast<uint16_t>((bits << (1 + state_.windowBits) >> (32 - state_.lookaheadBits)) + 1);
                at += reference;
                output_ = output;
                copy();
                output = output_;
            }
            else
            {
                break;
            }
        }
        output_ = output;
        // The bits of a partly used byte are kept in the decoder.
        input_ = first_ + (at + 7) / 8;
        state_.available = static_cast<uint8_t>((8 - at % 8) % 8);
        state_.bits = state_.available != 0 ? input_[-1] : 0;
    }

    /// Returns at least 25 bits of the input, starting at a bit offset, left-aligned in a word.
    static uint32_t peek(const uint8_t* input, uint32_t at)
    {
        uint32_t word;
        __builtin_memcpy(&word, input + at / 8, sizeof word);
        return __builtin_bswap32(word) << at % 8;
    }

    /// Reads the next part of a symbol bit by bit; returns false if the input ends before the last bit of the part.
    bool decodePart()
    {
        const uint32_t count = state_.phase == Tag        ? 1
                               : state_.phase == Literal  ? 8
                               : state_.phase == Distance ? state_.windowBits
                                                          : state_.lookaheadBits;
        while (state_.available < count && input_ != last_)
        {
            state_.bits = state_.bits << 8 | *input_++;
            state_.available = static_cast<uint8_t>(state_.available + 8);
        }
        if (state_.available < count)
        {
            return false;
        }
        state_.available = static_cast<uint8_t>(state_.available - count);
        const uint32_t value = state_.bits >> state_.available & ((1u << count) - 1);
        switch (state_.phase)
        {
        case Tag:
            state_.phase = value != 0 ? Literal : Distance;
            break;
        case Literal:
            *output_++ = static_cast<uint8_t>(value);
            state_.phase = Tag;
            break;
        case Distance:
            state_.distance = static_cast<uint16_t>(value + 1);
            state_.phase = Length;
            break;
        default:
            state_.left = static_cast<uint16_t>(value + 1);
            state_.phase = Copy;
            break;
        }
        return true;
    }

    /// Copies four bytes at a time, so overlapping ranges must be at least four bytes apart. Returns the end of the copy.
    static uint8_t* copyBytes(uint8_t* to, const uint8_t* from, uint32_t count)
    {
        for (; count >= wordBytes; count -= wordBytes)
        {
            uint32_t word;
            __builtin_memcpy(&word, from, sizeof word);
            __builtin_memcpy(to, &word, sizeof word);
            from += wordBytes;
            to += wordBytes;
        }
        for (; count != 0; --count)
        {
            *to++ = *from++;
        }
        return to;
    }

    /// Repeats the output from `distance` bytes back, as far as there is space: first from the window, then from the output of this call.
    void copy()
    {
        const uint32_t room = static_cast<uint32_t>(end_ - output_);
        uint32_t run = state_.left < room ? state_.left : room;
        state_.left = static_cast<uint16_t>(state_.left - run);
        state_.phase = state_.left == 0 ? Tag : Copy;
        uint8_t* output = output_;
        const uint32_t distance = state_.distance;
        uint32_t before = written() < distance ? distance - written() : 0;
        while (before != 0 && run != 0)
        {
            const uint32_t at = (state_.head - before) & mask_;
            const uint32_t inWindow = before < mask_ + 1 - at ? before : mask_ + 1 - at;
            const uint32_t part = inWindow < run ? inWindow : run;
            output = copyBytes(output, window_ + at, part);
            before -= part;
            run -= part;
        }
        if (distance >= wordBytes)
        {
            output = copyBytes(output, output - distance, run);
            run = 0;
        }
        for (; run != 0; --run, ++output)
        {
            *output = output[-static_cast<int32_t>(distance)];
        }
        output_ = output;
    }

    /// Copies the last bytes of this call's output to the window, as many as fit.
    void remember()
    {
        const uint32_t size = mask_ + 1;
        const uint32_t count = written() < size ? written() : size;
        const uint8_t* const from = output_ - count;
        const uint32_t head = (state_.head + written() - count) & mask_;
        const uint32_t first = count < size - head ? count : size - head;
        std::memcpy(window_ + head, from, first);
        std::memcpy(window_, from + first, count - first);
        state_.head = static_cast<uint16_t>((head + count) & mask_);
    }

    Heatshrink& state_;
    uint8_t* const window_;
    const uint32_t mask_;
    const uint8_t* const first_;
    const uint8_t* input_;
    const uint8_t* const last_;
    uint8_t* const begin_;
    uint8_t* output_;
    uint8_t* const end_;
};

uint32_t Heatshrink::decode(const uint8_t* input, uint32_t inputCount, uint8_t* output, uint32_t outputCount, uint32_t& consumed)
{
    Call call(*this, input, inputCount, output, outputCount);
    call.run();
    consumed = call.consumed();
    return call.written();
}

} // namespace bytes
