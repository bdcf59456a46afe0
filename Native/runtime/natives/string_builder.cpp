// System.Text.StringBuilder.
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

/// The fields of StringBuilder in order.
struct BuilderFields
{
    uint32_t header;
    uint32_t maxCapacity;
    Ref chars; // char[]
    uint32_t length;
};

BuilderFields& fieldsOf(Ref builder)
{
    return *reinterpret_cast<BuilderFields*>(at(builder));
}

/// Opens a gap for characters at the given index and returns the address of the gap, or null after raising OutOfMemoryException.
uint16_t* open(Ref& self, uint32_t index, uint32_t count)
{
    const uint32_t before = fieldsOf(self).length, length = before + count, capacity = lengthOf(fieldsOf(self).chars);
    if (length > capacity)
    {
        const uint32_t limit = fieldsOf(self).maxCapacity, more = 2 * capacity < limit ? 2 * capacity : limit;
        Ref chars = newArray(typeOf(fieldsOf(self).chars), length > more ? length : more);
        if (chars == 0)
        {
            return nullptr;
        }
        copyCharacters(charactersOf(chars), charactersOf(fieldsOf(self).chars), before);
        fieldsOf(self).chars = chars;
    }
    uint16_t* room = charactersOf(fieldsOf(self).chars) + index;
    if (index < before)
    {
        memmove(room + count, room, 2 * (before - index));
    }
    fieldsOf(self).length = length;
    return room;
}

} // namespace

/// Inserts a part of a string or char[] at the given index. The caller has checked the ranges and the maximum length.
void Text_StringBuilder_Put__Int32_Object_Int32_Int32(Ref& self, int32_t index, Ref& source, int32_t start, int32_t count)
{
    uint16_t* room = open(self, static_cast<uint32_t>(index), static_cast<uint32_t>(count));
    if (room != nullptr)
    {
        copyCharacters(room, charactersOf(source) + start, static_cast<uint32_t>(count));
    }
}

/// Appends a character `count` times; the caller has checked the maximum length.
void Text_StringBuilder_Fill__Char_Int32(Ref& self, uint16_t value, int32_t count)
{
    uint16_t* room = open(self, fieldsOf(self).length, static_cast<uint32_t>(count));
    for (int32_t i = 0; room != nullptr && i < count; i++)
    {
        room[i] = value;
    }
}

} // namespace nano::natives
