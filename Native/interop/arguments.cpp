#include "interop/arguments.hpp"

#include "natives/utf8.hpp"

namespace interop
{

using nano::raiseFromNative;

uint8_t* range(Ref array, int32_t offset, int32_t count)
{
    if (array == 0)
    {
        raiseFromNative(nano::TypeNullReference);
        return nullptr;
    }
    const uint32_t length = nano::lengthOf(array);
    if (offset < 0 || count < 0 || static_cast<uint32_t>(offset) > length ||
        static_cast<uint32_t>(count) > length - static_cast<uint32_t>(offset))
    {
        raiseFromNative(nano::TypeArgumentOutOfRange);
        return nullptr;
    }
    return nano::elementsOf(array) + offset;
}

uint8_t* atLeast(Ref array, uint32_t count)
{
    return range(array, 0, static_cast<int32_t>(count));
}

void setOutText(const nano::Pointer& target, const char* utf8, uint32_t bytes)
{
    const uint8_t* first = reinterpret_cast<const uint8_t*>(utf8);
    const Ref text = nano::allocateString(nano::decodeText(first, bytes, nullptr));
    setOut(target, text);
    if (text != 0)
    {
        (void)nano::decodeText(first, bytes, reinterpret_cast<uint16_t*>(nano::elementsOf(text)));
    }
}

Utf8::Utf8(Ref text)
{
    if (text == 0)
    {
        raiseFromNative(nano::TypeNullReference);
        return;
    }
    const uint16_t* units = reinterpret_cast<const uint16_t*>(nano::elementsOf(text));
    const uint32_t count = nano::lengthOf(text);
    for (uint32_t i = 0; i < count;)
    {
        if (length > room - 4)
        {
            fits = false;
            return;
        }
        if (units[i] < 0x80)
        {
            bytes[length++] = static_cast<char>(units[i++]);
        }
        else
        {
            length += nano::encodeUtf8(units, count, i, reinterpret_cast<uint8_t*>(bytes) + length);
        }
    }
}

} // namespace interop
