#include "arguments.hpp"

#include "natives/utf8.hpp"

namespace interop
{

using nano::raiseFromNative;

u8* range(Ref array, i32 offset, i32 count)
{
    if (array == 0)
    {
        raiseFromNative(nano::TypeNullReference);
        return nullptr;
    }
    const u32 length = nano::lengthOf(array);
    if (offset < 0 || count < 0 || static_cast<u32>(offset) > length || static_cast<u32>(count) > length - static_cast<u32>(offset))
    {
        raiseFromNative(nano::TypeArgumentOutOfRange);
        return nullptr;
    }
    return nano::elementsOf(array) + offset;
}

u8* atLeast(Ref array, u32 count)
{
    return range(array, 0, static_cast<i32>(count));
}

Utf8::Utf8(Ref text)
{
    if (text == 0)
    {
        raiseFromNative(nano::TypeNullReference);
        return;
    }
    const nano::u16* units = reinterpret_cast<const nano::u16*>(nano::elementsOf(text));
    const u32 count = nano::lengthOf(text);
    for (u32 i = 0; i < count;)
    {
        if (length > room - 4)
        {
            fits = false;
            return;
        }
        length += nano::encodeUtf8(units, count, i, reinterpret_cast<u8*>(bytes) + length);
    }
}

} // namespace interop
