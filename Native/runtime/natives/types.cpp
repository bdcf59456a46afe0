// System.RuntimeType, and natives of reflection, stack traces and arrays by element type.
#include "core/natives.hpp"
#include "core/texts.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

// Bits of a type's kind, with the values of Native/classlib/CoreLibrary/System/TypeNatives.cs.
constexpr int32_t kindValueType = 1, kindEnum = 2, kindInterface = 4, kindArray = 8, kindAbstract = 16;

/// Creates a string from a name in the image.
Ref nameString(const uint8_t* name)
{
    uint32_t length = 0;
    while (name[length] != 0)
    {
        length++;
    }
    Ref text = newString(length);
    if (text == 0)
    {
        return 0;
    }
    uint16_t* characters = charactersOf(text);
    for (uint32_t i = 0; i < length; i++)
    {
        characters[i] = name[i];
    }
    return text;
}

uint8_t* writeHex(uint8_t* to, uint32_t value)
{
    for (int32_t shift = 12; shift >= 0; shift -= 4)
    {
        *to++ = static_cast<uint8_t>("0123456789ABCDEF"[value >> shift & 15]);
    }
    return to;
}

/// Returns the value of a boxed Boolean, Char or integer; signed types are sign-extended.
[[maybe_unused]] int64_t wholeOf(Ref box)
{
    switch (recordOf(box).code)
    {
    case Int64:
    case UInt64:
        return load<int64_t>(at(box + 4));
    case UInt32:
        return word(box + 4);
    default:
        return static_cast<int32_t>(word(box + 4));
    }
}

#ifndef NANO_WITHOUT_FLOATS
/// As in .NET, UInt64 and Single are converted to Double directly.
double realOf(Ref box)
{
    return recordOf(box).code == Single   ? bits<float>(word(box + 4))
           : recordOf(box).code == UInt64 ? static_cast<double>(load<uint64_t>(at(box + 4)))
                                          : static_cast<double>(wholeOf(box));
}

float singleOf(Ref box)
{
    return recordOf(box).code == UInt64 ? static_cast<float>(load<uint64_t>(at(box + 4))) : static_cast<float>(wholeOf(box));
}
#endif

} // namespace

// Reflection represents a by-reference type by the complement of the type's index (RuntimeType.cs).

int32_t RuntimeType_IndexOf__Object(Ref& value)
{
    if (value == 0)
    {
        raiseFromNative(TypeNullReference);
        return 0;
    }
    return static_cast<int32_t>(typeOf(value));
}

int32_t RuntimeType_IndexOf__RuntimeTypeHandle(uint32_t* handle)
{
    return static_cast<int32_t>(*handle);
}

int32_t RuntimeType_Count()
{
    return static_cast<int32_t>(vm.image->typeCount);
}

int32_t RuntimeType_BaseOf__Int32(int32_t type)
{
    return type < 0 || vm.types[type].parent == nothing ? -1 : static_cast<int32_t>(vm.types[type].parent);
}

int32_t RuntimeType_ElementOf__Int32(int32_t type)
{
    return type < 0 ? ~type : vm.types[type].kind == Kind::Array ? static_cast<int32_t>(vm.types[type].detail) : -1;
}

int32_t RuntimeType_KindOf__Int32(int32_t type)
{
    if (type < 0)
    {
        return 0;
    }
    const TypeRecord& record = vm.types[type];
    return (record.kind == Kind::Value ? kindValueType : 0) | ((record.flags & TypeIsEnum) != 0 ? kindEnum : 0) |
           (record.kind == Kind::Interface ? kindInterface : 0) | (record.kind == Kind::Array ? kindArray : 0) |
           ((record.flags & TypeIsAbstract) != 0 ? kindAbstract : 0);
}

int32_t RuntimeType_CodeOf__Int32(int32_t type)
{
    return type < 0 || vm.types[type].kind != Kind::Value || (vm.types[type].flags & TypeIsEnum) != 0 ? 0 : vm.types[type].code;
}

bool RuntimeType_IsInstance__Object_Int32(Ref& value, int32_t type)
{
    return value != 0 && type >= 0 && isInstance(value, static_cast<uint32_t>(type));
}

Ref RuntimeType_NameOf__Int32(int32_t type)
{
    const uint32_t name = nameOfType(static_cast<uint32_t>(type < 0 ? ~type : type));
    const uint32_t more = type < 0 ? 1 : 0;
    Ref text = name == noName ? newString(more) : newTextOf(name, more);
    if (text == 0)
    {
        raiseFromNative(TypeOutOfMemory);
    }
    else if (more != 0)
    {
        charactersOf(text)[lengthOf(text) - 1] = '&';
    }
    return text;
}

Ref Reflection_Arguments_Widen__Object_Int32(Ref& value, int32_t type)
{
    Ref box = allocateObject(static_cast<uint32_t>(type));
    if (box == 0)
    {
        raiseFromNative(TypeOutOfMemory);
        return 0;
    }
    switch (recordOf(box).code)
    {
    case Int64:
    case UInt64:
        store(at(box + 4), wholeOf(value));
        break;
    case Single:
    case Double:
#ifdef NANO_WITHOUT_FLOATS
        raiseFromNative(TypeNotSupported);
#else
        recordOf(box).code == Double ? store(at(box + 4), realOf(value)) : store(at(box + 4), singleOf(value));
#endif
        break;
    default:
        word(box + 4) = static_cast<uint32_t>(wholeOf(value));
        break;
    }
    return box;
}

Ref ExceptionNatives_MethodAt__Int32_Int32(int32_t method, int32_t offset)
{
    const uint8_t* name = nameOfMethodAt(static_cast<uint32_t>(method));
    if (name != nullptr)
    {
        return nameString(name);
    }
    // The format is that of the linker's map.
    uint8_t place[20] = "method @";
    uint8_t* end = writeHex(place + 8, static_cast<uint32_t>(method));
    *end++ = '+';
    *writeHex(end, static_cast<uint32_t>(offset)) = 0;
    return nameString(place);
}

Ref ArrayNatives_NewOfElement__Int32_Int32(int32_t type, int32_t length)
{
    uint32_t arrayType = arrayOf(static_cast<uint32_t>(type));
    if (arrayType == noIndex)
    {
        // The image contains no such array type, because the program creates no such array.
        raiseFromNative(TypeNotSupported);
        return 0;
    }
    return newArray(arrayType, static_cast<uint32_t>(length));
}

} // namespace nano::natives
