// System.Array.
#include "core/natives.hpp"

namespace nano::natives
{

namespace
{

// The element's bytes as the words of a box hold them.
void widen(const TypeRecord& element, const u8* from, u8* to, u32 bytes)
{
    switch (element.code)
    {
    case SByte:
        store<i32>(to, load<i8>(from));
        break;
    case Int16:
        store<i32>(to, load<i16>(from));
        break;
    default:
        memcpy(to, from, bytes);
        break;
    }
}

bool outside(Ref array, i32 index)
{
    if (static_cast<u32>(index) < lengthOf(array))
    {
        return false;
    }
    raiseFromNative(TypeIndexOutOfRange);
    return true;
}

} // namespace

Ref Array_GetValue__Int32(Ref& self, i32 index)
{
    if (outside(self, index))
    {
        return 0;
    }
    const TypeRecord& type = recordOf(self);
    if ((type.flags & ElementsAreReferences) != 0)
    {
        return load<Ref>(elementsOf(self) + 4 * index);
    }
    Ref box = allocateObject(type.element);
    if (box == 0)
    {
        raiseFromNative(TypeOutOfMemory);
        return 0;
    }
    widen(vm.types[type.element], elementsOf(self) + static_cast<u32>(type.words) * static_cast<u32>(index), at(box + 4), type.words);
    return box;
}

void Array_SetValue__Object_Int32(Ref& self, Ref& value, i32 index)
{
    if (outside(self, index))
    {
        return;
    }
    const TypeRecord& type = recordOf(self);
    u8* target = elementsOf(self) + static_cast<u32>(type.words) * static_cast<u32>(index);
    if ((type.flags & ElementsAreReferences) != 0)
    {
        if (value != 0 && !isInstance(value, type.element))
        {
            raiseFromNative(TypeInvalidCast);
            return;
        }
        store<Ref>(target, value);
    }
    else if (value == 0)
    {
        memset(target, 0, type.words);
    }
    else if (typeOf(value) != type.element)
    {
        raiseFromNative(TypeInvalidCast);
    }
    else
    {
        memcpy(target, at(value + 4), type.words);
    }
}

// Between an array of values and one of references: each value goes into a box or comes out of one.
static void copyBoxes(Ref& source, i32 sourceIndex, Ref& target, i32 targetIndex, i32 length)
{
    for (i32 i = 0; i < length && vm.pending == 0; i++)
    {
        Ref box = Array_GetValue__Int32(source, sourceIndex + i);
        if (vm.pending == 0)
        {
            Array_SetValue__Object_Int32(target, box, targetIndex + i);
        }
    }
}

#ifndef NANO_OWN_FILE
// May a number of one kind stand where one of another is wanted, without any being lost? As .NET's Array.Copy has it.
static bool widens(u16 from, u16 to)
{
    const bool toFloat = to == Single || to == Double;
    switch (from)
    {
    case Char:
    case UInt16:
        return to == Char || to == UInt16 || (to >= Int32 && to <= UInt64) || toFloat;
    case SByte:
        return to == Int16 || to == Int32 || to == Int64 || toFloat;
    case Byte:
        return to == Char || (to >= Int16 && to <= UInt64) || toFloat;
    case Int16:
        return to == Int32 || to == Int64 || toFloat;
    case Int32:
        return to == Int64 || toFloat;
    case UInt32:
        return to == Int64 || to == UInt64 || toFloat;
    case Int64:
    case UInt64:
        return toFloat;
    case Single:
        return to == Double;
    default:
        return false;
    }
}

template<typename T>
static void storeAs(u8* to, u16 code, T value)
{
    switch (code)
    {
    case Char:
    case Int16:
    case UInt16:
        store<u16>(to, static_cast<u16>(value));
        break;
    case Int32:
    case UInt32:
        store<u32>(to, static_cast<u32>(value));
        break;
    case Int64:
    case UInt64:
        store<u64>(to, static_cast<u64>(value));
        break;
    case Single:
        store<float>(to, static_cast<float>(value));
        break;
    default:
        store<double>(to, static_cast<double>(value));
        break;
    }
}

static void widenElement(const u8* from, u16 fromCode, u8* to, u16 toCode)
{
    switch (fromCode)
    {
    case SByte:
        return storeAs(to, toCode, load<i8>(from));
    case Byte:
        return storeAs(to, toCode, load<u8>(from));
    case Int16:
        return storeAs(to, toCode, load<i16>(from));
    case Char:
    case UInt16:
        return storeAs(to, toCode, load<u16>(from));
    case Int32:
        return storeAs(to, toCode, load<i32>(from));
    case UInt32:
        return storeAs(to, toCode, load<u32>(from));
    case Int64:
        return storeAs(to, toCode, load<i64>(from));
    case UInt64:
        return storeAs(to, toCode, load<u64>(from));
    default:
        return storeAs(to, toCode, static_cast<double>(load<float>(from)));
    }
}
#endif

// Between arrays of values of different types.
static void copyConverted([[maybe_unused]] Ref source, [[maybe_unused]] i32 sourceIndex, [[maybe_unused]] Ref target,
                          [[maybe_unused]] i32 targetIndex, [[maybe_unused]] i32 length)
{
#ifndef NANO_OWN_FILE
    const TypeRecord& from = recordOf(source);
    const TypeRecord& to = recordOf(target);
    if (widens(from.code, to.code))
    {
        for (i32 i = 0; i < length; i++)
        {
            widenElement(elementsOf(source) + from.words * (sourceIndex + i), from.code, elementsOf(target) + to.words * (targetIndex + i),
                         to.code);
        }
        return;
    }
#endif
    raiseFromNative(TypeArrayTypeMismatch);
}

void Array_CopyElements__Array_Int32_Array_Int32_Int32(Ref& source, i32 sourceIndex, Ref& target, i32 targetIndex, i32 length)
{
    const TypeRecord& from = recordOf(source);
    const TypeRecord& to = recordOf(target);
    bool references = (from.flags & ElementsAreReferences) != 0;
    if (references != ((to.flags & ElementsAreReferences) != 0))
    {
        copyBoxes(source, sourceIndex, target, targetIndex, length);
        return;
    }
    if (!references && !assignable(typeOf(source), typeOf(target)))
    {
        copyConverted(source, sourceIndex, target, targetIndex, length);
        return;
    }
    u32 size = from.words;
    u8* first = elementsOf(source) + size * static_cast<u32>(sourceIndex);
    if (references && !assignable(from.element, to.element))
    {
        for (i32 i = 0; i < length; i++)
        {
            Ref item = load<Ref>(first + 4 * i);
            if (item != 0 && !isInstance(item, to.element))
            {
                noteCast(typeOf(item), to.element);
                raiseFromNative(TypeInvalidCast);
                return;
            }
            store<Ref>(elementsOf(target) + 4 * (targetIndex + i), item);
        }
        return;
    }
    memmove(elementsOf(target) + size * static_cast<u32>(targetIndex), first, size * static_cast<u32>(length));
}

void Array_ClearElements__Array_Int32_Int32(Ref& array, i32 index, i32 length)
{
    u32 size = recordOf(array).words;
    memset(elementsOf(array) + size * static_cast<u32>(index), 0, size * static_cast<u32>(length));
}

Ref Array_NewOfElement__Int32_Int32(i32 elementType, i32 length)
{
    for (u32 type = 0; type < vm.image->typeCount; type++)
    {
        if (vm.types[type].kind == Kind::Array && vm.types[type].element == elementType)
        {
            Ref array = allocateArray(type, static_cast<u32>(length));
            if (array == 0)
            {
                raiseFromNative(TypeOutOfMemory);
            }
            return array;
        }
    }
    // The closed world makes no array of this type anywhere.
    raiseFromNative(TypeInvalidCast);
    return 0;
}

} // namespace nano::natives
