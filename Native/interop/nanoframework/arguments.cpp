#include "interop/arguments.hpp"

#include <cstring>

void nano::raiseFromNative(WellKnown kind)
{
    switch (kind)
    {
    case TypeNullReference:
        interop::failure = CLR_E_NULL_REFERENCE;
        break;
    case TypeArgumentOutOfRange:
        interop::failure = CLR_E_OUT_OF_RANGE;
        break;
    case TypeInvalidOperation:
        interop::failure = CLR_E_INVALID_OPERATION;
        break;
    }
}

namespace interop
{

using nano::raiseFromNative;

HRESULT failure = S_OK;

uint8_t* range(Ref array, int32_t offset, int32_t count)
{
    if (array == nullptr)
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

void setOut(const nano::Pointer& target, uint32_t value)
{
    CLR_RT_HeapBlock block;
    HRESULT status = block.LoadFromReference(target.parameter());
    if (SUCCEEDED(status))
    {
        block.NumericByRef().u4 = value;
        status = block.StoreToReference(target.parameter(), 0);
    }
    if (FAILED(status))
    {
        failure = status;
    }
}

void setOutText(const nano::Pointer& target, const char* utf8, uint32_t bytes)
{
    CLR_RT_HeapBlock text;
    text.SetObjectReference(nullptr);
    CLR_RT_ProtectFromGC protection(text);
    HRESULT status = CLR_RT_HeapBlock_String::CreateInstance(text, utf8, bytes);
    if (SUCCEEDED(status))
    {
        status = text.StoreToReference(target.parameter(), 0);
    }
    if (FAILED(status))
    {
        failure = status;
    }
}

Utf8::Utf8(Ref text)
{
    if (text == nullptr)
    {
        raiseFromNative(nano::TypeNullReference);
        return;
    }
    const char* source = text->StringText();
    const size_t count = std::strlen(source);
    fits = count <= room;
    length = static_cast<uint32_t>(fits ? count : room);
    std::memcpy(bytes, source, length);
}

} // namespace interop
