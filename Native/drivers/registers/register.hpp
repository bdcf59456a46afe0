#pragma once

#include "bus.hpp"

namespace registers
{

/// A 32-bit register with named fields, located at a fixed address. A field belongs to its register's type, so using it with another
/// register does not compile. Reserved bits keep their value, because every change is a read-modify-write of named fields or a write of a
/// whole word composed of them. Every operation is inlined even at -Os, because with a constant field the inlined code is smaller than a
/// call.
template<uint32_t Address>
struct Register
{
    static constexpr uint32_t address = Address;

    struct Field
    {
        uint32_t position;
        uint32_t width = 1;

        [[gnu::always_inline]] constexpr uint32_t mask() const
        {
            return (width == 32 ? 0xFFFFFFFFu : (1u << width) - 1) << position;
        }
        /// Returns a word with the field set to `value` and all other bits 0.
        [[gnu::always_inline]] constexpr uint32_t operator()(uint32_t value = 1) const
        {
            return value << position & mask();
        }
    };

    static uint32_t read()
    {
        return bus::read32(Address);
    }
    static void write(uint32_t value)
    {
        bus::write32(Address, value);
    }
    [[gnu::always_inline]] static uint32_t get(Field field)
    {
        return (read() & field.mask()) >> field.position;
    }
    [[gnu::always_inline]] static bool has(Field field)
    {
        return (read() & field.mask()) != 0;
    }
    [[gnu::always_inline]] static void put(Field field, uint32_t value)
    {
        change(field.mask(), field(value));
    }
    [[gnu::always_inline]] static void set(Field field)
    {
        write(read() | field.mask());
    }
    [[gnu::always_inline]] static void clear(Field field)
    {
        write(read() & ~field.mask());
    }
    [[gnu::always_inline]] static void change(uint32_t cleared, uint32_t set)
    {
        write((read() & ~cleared) | set);
    }
};

} // namespace registers
