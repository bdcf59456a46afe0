// System.Object, ValueType, Enum and RuntimeType.
#include "core/natives.hpp"

namespace nano::natives
{

namespace
{

constexpr int32_t kindValueType = 1, kindEnum = 2, kindInterface = 4, kindArray = 8, kindAbstract = 16;

uint32_t identityHash(Ref object)
{
    // The upper half of the header; handed out in an order that spreads over a table.
    static uint32_t next = 1;
    uint32_t hash = word(object) >> 16;
    if (hash == 0)
    {
        do
        {
            next = next * 1664525 + 1013904223;
            hash = next >> 16;
        } while (hash == 0);
        word(object) |= hash << 16;
    }
    return hash;
}

uint32_t textHash(Ref text)
{
    const uint16_t* characters = reinterpret_cast<const uint16_t*>(elementsOf(text));
    uint32_t hash = 5381;
    for (uint32_t i = 0; i < lengthOf(text); i++)
    {
        hash = hash * 33 ^ characters[i];
    }
    return hash;
}

[[maybe_unused]] uint32_t doubleHash(uint64_t value)
{
    double number = bits<double>(value);
    if (number == 0)
    {
        value = 0;
    }
    else if (number != number)
    {
        value &= 0x7FF0000000000000;
    }
    return static_cast<uint32_t>(value) ^ static_cast<uint32_t>(value >> 32);
}

uint32_t valueHash(Ref object)
{
    const TypeRecord& type = recordOf(object);
    uint32_t first = word(object + 4);
    switch (type.code)
    {
    case Char:
        return first | first << 16;
    case Int64:
    case UInt64:
        return first ^ word(object + 8);
#ifndef NANO_WITHOUT_FLOATS
    case Double:
        return doubleHash(load<uint64_t>(at(object + 4)));
    case Single:
        return bits<float>(first) == 0 ? 0 : first;
#endif
    case NotPrimitive:
        break;
    default:
        return first;
    }
    uint32_t hash = typeOf(object);
    for (uint32_t i = 0; i < type.words; i++)
    {
        Ref field = word(object + 4 + 4 * i);
        bool reference = type.map != noIndex && testBit(pool(type.map), i);
        uint32_t part = !reference || field == 0 ? field : recordOf(field).kind == Kind::String ? textHash(field) : identityHash(field);
        hash = hash * 31 + part;
    }
    return hash;
}

bool sameText(Ref left, Ref right)
{
    if (lengthOf(left) != lengthOf(right))
    {
        return false;
    }
    return __builtin_memcmp(elementsOf(left), elementsOf(right), 2 * lengthOf(left)) == 0;
}

bool sameField(Ref left, Ref right)
{
    return left == right || (left != 0 && right != 0 && recordOf(left).kind == Kind::String && recordOf(right).kind == Kind::String &&
                             sameText(left, right));
}

Ref asciiString(const uint8_t* name)
{
    uint32_t length = 0;
    while (name[length] != 0)
    {
        length++;
    }
    Ref text = allocateString(length);
    if (text == 0)
    {
        raiseFromNative(TypeOutOfMemory);
        return 0;
    }
    uint16_t* characters = reinterpret_cast<uint16_t*>(elementsOf(text));
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

template<typename Float>
[[maybe_unused]] bool sameNumber(Float left, Float right)
{
    return left == right || (left != left && right != right); // NOLINT(misc-redundant-expression): NaN
}

} // namespace

int32_t Object_GetHashCode(Ref& self)
{
    switch (recordOf(self).kind)
    {
    case Kind::String:
        return static_cast<int32_t>(textHash(self));
    case Kind::Value:
        return static_cast<int32_t>(valueHash(self));
    default:
        return static_cast<int32_t>(identityHash(self));
    }
}

Ref Object_MemberwiseClone(Ref& self)
{
    const TypeRecord& type = recordOf(self);
    bool counted = type.kind == Kind::Array || type.kind == Kind::String;
    Ref copy = counted ? allocateArray(typeOf(self), lengthOf(self)) : allocateObject(typeOf(self));
    if (copy == 0)
    {
        raiseFromNative(TypeOutOfMemory);
        return 0;
    }
    memcpy(at(copy + 4), at(self + 4), objectBytes(self) - 4);
    return copy;
}

bool ValueType_Equals__Object(Ref& self, Ref& obj)
{
    if (obj == 0 || typeOf(self) != typeOf(obj))
    {
        return false;
    }
    const TypeRecord& type = recordOf(self);
#ifndef NANO_WITHOUT_FLOATS
    if (type.code == Single)
    {
        return sameNumber(bits<float>(word(self + 4)), bits<float>(word(obj + 4)));
    }
    if (type.code == Double)
    {
        return sameNumber(load<double>(at(self + 4)), load<double>(at(obj + 4)));
    }
#endif
    for (uint32_t i = 0; i < type.words; i++)
    {
        uint32_t left = word(self + 4 + 4 * i), right = word(obj + 4 + 4 * i);
        bool reference = type.map != noIndex && testBit(pool(type.map), i);
        if (reference ? !sameField(left, right) : left != right)
        {
            return false;
        }
    }
    return true;
}

int64_t Enum_ToInt64__Object(Ref& value)
{
    switch (recordOf(value).code)
    {
    case Int64:
    case UInt64:
        return load<int64_t>(at(value + 4));
    case UInt32:
        return word(value + 4);
    default:
        return static_cast<int32_t>(word(value + 4));
    }
}

int32_t RuntimeType_IndexOf__Object(Ref& value)
{
    if (value == 0)
    {
        raiseFromNative(TypeNullReference);
        return 0;
    }
    return static_cast<int32_t>(typeOf(value));
}

int32_t RuntimeType_Count()
{
    return static_cast<int32_t>(vm.image->typeCount);
}

int32_t RuntimeType_BaseOf__Int32(int32_t type)
{
    uint16_t parent = vm.types[type].parent;
    return parent == noIndex ? -1 : parent;
}

int32_t RuntimeType_ElementOf__Int32(int32_t type)
{
    return vm.types[type].kind == Kind::Array ? vm.types[type].element : -1;
}

int32_t RuntimeType_KindOf__Int32(int32_t type)
{
    const TypeRecord& record = vm.types[type];
    return (record.kind == Kind::Value ? kindValueType : 0) | ((record.flags & TypeIsEnum) != 0 ? kindEnum : 0) |
           (record.kind == Kind::Interface ? kindInterface : 0) | (record.kind == Kind::Array ? kindArray : 0) |
           ((record.flags & TypeIsAbstract) != 0 ? kindAbstract : 0);
}

bool RuntimeType_IsInstance__Object_Int32(Ref& value, int32_t type)
{
    return value != 0 && isInstance(value, static_cast<uint32_t>(type));
}

Ref RuntimeType_NameOf__Int32(int32_t type)
{
    return asciiString(nameOfType(static_cast<uint32_t>(type)));
}

Ref Exception_MethodAt__Int32_Int32(int32_t method, int32_t offset)
{
    const uint8_t* name = nameOfMethodAt(static_cast<uint32_t>(method));
    if (name != nullptr)
    {
        return asciiString(name);
    }
    // Formatted as in the linker's map.
    uint8_t place[20] = "method @";
    uint8_t* end = writeHex(place + 8, static_cast<uint32_t>(method));
    *end++ = '+';
    *writeHex(end, static_cast<uint32_t>(offset)) = 0;
    return asciiString(place);
}

bool String_Equals__String_String(Ref& a, Ref& b)
{
    return a == b || (a != 0 && b != 0 && sameText(a, b));
}

#ifdef NANO_HAS_WeakReference_SetTarget
Ref WeakReference_GetTarget(Ref& self)
{
    return word(self + 4);
}

void WeakReference_SetTarget__Object(Ref& self, Ref& target)
{
    if (vm.weakType == 0)
    {
        // The class that has the field: a program may derive from it.
        uint32_t type = typeOf(self);
        while (vm.types[vm.types[type].parent].parent != noIndex)
        {
            type = vm.types[type].parent;
        }
        vm.weakType = type;
    }
    word(self + 4) = target;
}
#endif

} // namespace nano::natives
