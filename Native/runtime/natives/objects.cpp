// System.Object, ValueType, Enum and RuntimeType.
#include "core/natives.hpp"

namespace nano::natives
{

namespace
{

constexpr i32 KindValueType = 1, KindEnum = 2, KindInterface = 4, KindArray = 8, KindAbstract = 16;

u32 identityHash(Ref object)
{
    // The upper half of the header; handed out in an order that spreads over a table.
    static u32 next = 1;
    u32 hash = word(object) >> 16;
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

u32 textHash(Ref text)
{
    const u16* characters = reinterpret_cast<const u16*>(elementsOf(text));
    u32 hash = 5381;
    for (u32 i = 0; i < lengthOf(text); i++)
    {
        hash = hash * 33 ^ characters[i];
    }
    return hash;
}

[[maybe_unused]] u32 doubleHash(u64 value)
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
    return static_cast<u32>(value) ^ static_cast<u32>(value >> 32);
}

u32 valueHash(Ref object)
{
    const TypeRecord& type = recordOf(object);
    u32 first = word(object + 4);
    switch (type.code)
    {
    case Char:
        return first | first << 16;
    case Int64:
    case UInt64:
        return first ^ word(object + 8);
#ifndef NANO_WITHOUT_FLOATS
    case Double:
        return doubleHash(load<u64>(at(object + 4)));
    case Single:
        return bits<float>(first) == 0 ? 0 : first;
#endif
    case NotPrimitive:
        break;
    default:
        return first;
    }
    u32 hash = typeOf(object);
    for (u32 i = 0; i < type.words; i++)
    {
        Ref field = word(object + 4 + 4 * i);
        bool reference = type.map != NoIndex && testBit(pool(type.map), i);
        u32 part = !reference || field == 0 ? field : recordOf(field).kind == Kind::String ? textHash(field) : identityHash(field);
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

Ref asciiString(const u8* name)
{
    u32 length = 0;
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
    u16* characters = reinterpret_cast<u16*>(elementsOf(text));
    for (u32 i = 0; i < length; i++)
    {
        characters[i] = name[i];
    }
    return text;
}

u8* writeHex(u8* to, u32 value)
{
    for (i32 shift = 12; shift >= 0; shift -= 4)
    {
        *to++ = static_cast<u8>("0123456789ABCDEF"[value >> shift & 15]);
    }
    return to;
}

template<typename Float>
[[maybe_unused]] bool sameNumber(Float left, Float right)
{
    return left == right || (left != left && right != right);
}

} // namespace

i32 Object_GetHashCode(Ref& self)
{
    switch (recordOf(self).kind)
    {
    case Kind::String:
        return static_cast<i32>(textHash(self));
    case Kind::Value:
        return static_cast<i32>(valueHash(self));
    default:
        return static_cast<i32>(identityHash(self));
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
    for (u32 i = 0; i < type.words; i++)
    {
        u32 left = word(self + 4 + 4 * i), right = word(obj + 4 + 4 * i);
        bool reference = type.map != NoIndex && testBit(pool(type.map), i);
        if (reference ? !sameField(left, right) : left != right)
        {
            return false;
        }
    }
    return true;
}

i64 Enum_ToInt64__Object(Ref& value)
{
    switch (recordOf(value).code)
    {
    case Int64:
    case UInt64:
        return load<i64>(at(value + 4));
    case UInt32:
        return word(value + 4);
    default:
        return static_cast<i32>(word(value + 4));
    }
}

i32 RuntimeType_IndexOf__Object(Ref& value)
{
    if (value == 0)
    {
        raiseFromNative(TypeNullReference);
        return 0;
    }
    return static_cast<i32>(typeOf(value));
}

i32 RuntimeType_Count()
{
    return static_cast<i32>(vm.image->typeCount);
}

i32 RuntimeType_BaseOf__Int32(i32 type)
{
    u16 parent = vm.types[type].parent;
    return parent == NoIndex ? -1 : parent;
}

i32 RuntimeType_ElementOf__Int32(i32 type)
{
    return vm.types[type].kind == Kind::Array ? vm.types[type].element : -1;
}

i32 RuntimeType_KindOf__Int32(i32 type)
{
    const TypeRecord& record = vm.types[type];
    return (record.kind == Kind::Value ? KindValueType : 0) | ((record.flags & TypeIsEnum) != 0 ? KindEnum : 0) |
           (record.kind == Kind::Interface ? KindInterface : 0) | (record.kind == Kind::Array ? KindArray : 0) |
           ((record.flags & TypeIsAbstract) != 0 ? KindAbstract : 0);
}

bool RuntimeType_IsInstance__Object_Int32(Ref& value, i32 type)
{
    return value != 0 && isInstance(value, static_cast<u32>(type));
}

Ref RuntimeType_NameOf__Int32(i32 type)
{
    return asciiString(nameOfType(static_cast<u32>(type)));
}

Ref Exception_MethodAt__Int32_Int32(i32 method, i32 offset)
{
    const u8* name = nameOfMethodAt(static_cast<u32>(method));
    if (name != nullptr)
    {
        return asciiString(name);
    }
    // Where the linker's map has it.
    u8 place[20] = "method @";
    u8* end = writeHex(place + 8, static_cast<u32>(method));
    *end++ = '+';
    *writeHex(end, static_cast<u32>(offset)) = 0;
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
        u32 type = typeOf(self);
        while (vm.types[vm.types[type].parent].parent != NoIndex)
        {
            type = vm.types[type].parent;
        }
        vm.weakType = type;
    }
    word(self + 4) = target;
}
#endif

} // namespace nano::natives
