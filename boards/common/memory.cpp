// memcpy, memmove, memset and memcmp, which the sources call and to which the compiler adds calls of its own. They are a fifth the size of
// those in the C library. The Cortex-M4 can read and write words at unaligned addresses.
#include <cstddef>
#include <cstdint>

// The compiler must neither turn the loops into calls to the functions that contain them nor restructure them, because the "optimized"
// loops take twice as many instructions.
#ifndef __clang__
#pragma GCC optimize("no-tree-loop-distribute-patterns", "no-ivopts", "no-tree-scev-cprop")
#endif

namespace
{

constexpr size_t wordBytes = sizeof(uint32_t);

struct [[gnu::packed, gnu::may_alias]] Word
{
    uint32_t value;
};

/// A block is four-byte aligned, so that one instruction loads it and one stores it.
struct [[gnu::may_alias]] Block
{
    uint32_t words[4];
};

Word& wordAt(uint8_t* address)
{
    return *reinterpret_cast<Word*>(address);
}

const Word& wordAt(const uint8_t* address)
{
    return *reinterpret_cast<const Word*>(address);
}

} // namespace

extern "C"
{
    void* memcpy(void* target, const void* source, size_t count)
    {
        uint8_t* to = static_cast<uint8_t*>(target);
        const uint8_t* from = static_cast<const uint8_t*>(source);
        if ((reinterpret_cast<uintptr_t>(to) | reinterpret_cast<uintptr_t>(from)) % wordBytes == 0)
        {
            for (; count >= sizeof(Block); count -= sizeof(Block))
            {
                *reinterpret_cast<Block*>(to) = *reinterpret_cast<const Block*>(from);
                to += sizeof(Block);
                from += sizeof(Block);
            }
        }
        for (; count >= wordBytes; count -= wordBytes)
        {
            wordAt(to).value = wordAt(from).value;
            to += wordBytes;
            from += wordBytes;
        }
        for (; count != 0; --count)
        {
            *to++ = *from++;
        }
        return target;
    }

    void* memmove(void* target, const void* source, size_t count)
    {
        const uint8_t* from = static_cast<const uint8_t*>(source) + count;
        uint8_t* to = static_cast<uint8_t*>(target) + count;
        // When copying forwards, each word is read before any of its bytes is overwritten.
        if (static_cast<uint8_t*>(target) <= static_cast<const uint8_t*>(source) || from <= target)
        {
            return memcpy(target, source, count);
        }
        for (; count >= wordBytes; count -= wordBytes)
        {
            to -= wordBytes;
            from -= wordBytes;
            wordAt(to).value = wordAt(from).value;
        }
        for (; count != 0; --count)
        {
            *--to = *--from;
        }
        return target;
    }

    void* memset(void* target, int value, size_t count)
    {
        const uint32_t pattern = 0x01010101u * static_cast<uint8_t>(value);
        uint8_t* to = static_cast<uint8_t*>(target);
        for (; count >= 2 * wordBytes; count -= 2 * wordBytes)
        {
            wordAt(to).value = pattern;
            wordAt(to + wordBytes).value = pattern;
            to += 2 * wordBytes;
        }
        for (; count != 0; --count)
        {
            *to++ = static_cast<uint8_t>(pattern);
        }
        return target;
    }

    int memcmp(const void* first, const void* second, size_t count)
    {
        const uint8_t* x = static_cast<const uint8_t*>(first);
        const uint8_t* y = static_cast<const uint8_t*>(second);
        for (; count >= wordBytes && wordAt(x).value == wordAt(y).value; count -= wordBytes)
        {
            x += wordBytes;
            y += wordBytes;
        }
        for (; count != 0; --count, ++x, ++y)
        {
            if (*x != *y)
            {
                return *x - *y;
            }
        }
        return 0;
    }
}
