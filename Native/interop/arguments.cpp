#include "interop/arguments.hpp"

#include "core/utf8.hpp"

namespace interop
{

using nano::raiseFromNative;

namespace
{

/// Maximum number of bytes of a UTF-16 unit in UTF-8.
constexpr uint32_t mostBytes = 3;

} // namespace

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
    uint8_t* const to = reinterpret_cast<uint8_t*>(bytes);
    fits = count <= room / mostBytes || nano::encodeText(units, count, nullptr) <= room;
    length = fits ? nano::encodeText(units, count, to) : 0;
}

} // namespace interop
