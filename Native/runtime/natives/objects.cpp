// System.Object, ValueType, Enum, RuntimeHelpers and WeakReference.
#include "core/natives.hpp"
#include "natives/delegates.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

uint32_t identityHash(Ref object)
{
    // The hash code is in the upper half of the header. Successive codes differ widely, so that they spread over a hash table.
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
        bool reference = type.hasMap() && testBit(pool(type.detail), i);
        uint32_t part = !reference || field == 0 ? field : recordOf(field).kind == Kind::String ? textHash(field) : identityHash(field);
        hash = hash * 31 + part;
    }
    return hash;
}

/// Hashes targets and methods in order, because these determine whether delegates are equal (delegates.cpp).
uint32_t delegateHash(Ref value)
{
    uint32_t hash = 0;
    for (uint32_t i = 0; i < countOf(value); i++)
    {
        const Ref entry = entryOf(value, i);
        const Ref target = word(entry + targetAt);
        hash = hash * 31 + (target == 0 ? 0 : identityHash(target)) + word(entry + methodAt);
    }
    return hash;
}

bool sameField(Ref left, Ref right)
{
    return left == right || (left != 0 && right != 0 && recordOf(left).kind == Kind::String && recordOf(right).kind == Kind::String &&
                             sameText(left, right));
}

template<typename Float>
[[maybe_unused]] bool sameNumber(Float left, Float right)
{
    return left == right || (left != left && right != right); // NOLINT(misc-redundant-expression): NaN
}

/// Copies an object word by word; for an array or string, this includes all elements.
Ref clone(Ref& object)
{
    const TypeRecord& type = recordOf(object);
    bool counted = type.kind == Kind::Array || type.kind == Kind::String;
    Ref copy = counted ? allocateArray(typeOf(object), lengthOf(object)) : allocateObject(typeOf(object));
    if (copy == 0)
    {
        raiseFromNative(TypeOutOfMemory);
        return 0;
    }
    memcpy(at(copy + 4), at(object + 4), objectBytes(object) - 4);
    return copy;
}

} // namespace

bool Object_Equals__Object(Ref& self, Ref& obj)
{
    return self == obj;
}

bool Object_ReferenceEquals__Object_Object(Ref& objA, Ref& objB)
{
    return objA == objB;
}

int32_t Object_GetHashCode(Ref& self)
{
    switch (recordOf(self).kind)
    {
    case Kind::String:
        return static_cast<int32_t>(textHash(self));
    case Kind::Value:
        return static_cast<int32_t>(valueHash(self));
    case Kind::Delegate:
        return static_cast<int32_t>(delegateHash(self));
    default:
        return static_cast<int32_t>(identityHash(self));
    }
}

Ref Object_MemberwiseClone(Ref& self)
{
    return clone(self);
}

Ref Runtime_CompilerServices_RuntimeHelpers_GetObjectValue__Object(Ref& obj)
{
    return obj != 0 && recordOf(obj).kind == Kind::Value ? clone(obj) : obj;
}

int32_t Runtime_CompilerServices_RuntimeHelpers_get_OffsetToStringData()
{
    constexpr int32_t headerAndLength = 8;
    return headerAndLength;
}

bool Runtime_Remoting_RemotingServices_IsTransparentProxy__Object(Ref&)
{
    return false;
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
        bool reference = type.hasMap() && testBit(pool(type.detail), i);
        if (reference ? !sameField(left, right) : left != right)
        {
            return false;
        }
    }
    return true;
}

bool Enum_HasFlag__Enum(Ref& self, Ref& flag)
{
    if (!checkNotNull(flag))
    {
        return false;
    }
    if (typeOf(self) != typeOf(flag))
    {
        raiseFromNative(TypeArgument);
        return false;
    }
    uint32_t missing = 0;
    for (uint32_t i = 0; i < recordOf(flag).words; i++)
    {
        missing |= word(flag + 4 + 4 * i) & ~word(self + 4 + 4 * i);
    }
    return missing == 0;
}

#ifdef NANO_HAS_WeakReference
namespace
{

/// Sets the hidden word, which the collector updates when the target moves and clears when the target is freed (heap.cpp).
void setTarget(Ref self, Ref target)
{
    if (vm.weakType == 0)
    {
        // Find the class that has the hidden word, because the object may be of a derived class.
        uint32_t type = typeOf(self);
        while (vm.types[vm.types[type].parent].parent != nothing)
        {
            type = vm.types[type].parent;
        }
        vm.weakType = type;
    }
    word(self + 4) = target;
}

} // namespace

void WeakReference__ctor__Object(Ref& self, Ref& target)
{
    setTarget(self, target);
}

bool WeakReference_get_IsAlive(Ref& self)
{
    return word(self + 4) != 0;
}

Ref WeakReference_get_Target(Ref& self)
{
    return word(self + 4);
}

void WeakReference_set_Target__Object(Ref& self, Ref& value)
{
    setTarget(self, value);
}
#endif

} // namespace nano::natives
