// System.Array.
#include "natives/arrays.hpp"
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

/// Copies an element's bytes into the words of a box and extends small integers to a whole word.
void widen(const TypeRecord& element, const uint8_t* from, uint8_t* to, uint32_t bytes)
{
    switch (element.code)
    {
    case SByte:
        store<int32_t>(to, load<int8_t>(from));
        break;
    case Int16:
        store<int32_t>(to, load<int16_t>(from));
        break;
    default:
        memcpy(to, from, bytes);
        break;
    }
}

bool outside(Ref array, int32_t index)
{
    if (static_cast<uint32_t>(index) < lengthOf(array))
    {
        return false;
    }
    raiseFromNative(TypeIndexOutOfRange);
    return true;
}

/// Returns the element at the given index, boxed if it is a value.
Ref getValue(Ref& array, int32_t index)
{
    if (outside(array, index))
    {
        return 0;
    }
    const TypeRecord& type = recordOf(array);
    if ((type.flags & ElementsAreReferences) != 0)
    {
        return load<Ref>(elementsOf(array) + 4 * index);
    }
    Ref box = allocateObject(type.detail);
    if (box == 0)
    {
        raiseFromNative(TypeOutOfMemory);
        return 0;
    }
    widen(vm.types[type.detail], elementsOf(array) + static_cast<uint32_t>(type.words) * static_cast<uint32_t>(index), at(box + 4),
          type.words);
    return box;
}

/// Stores an element, unboxed if the array contains values; null is then stored as zero.
void setValue(Ref array, Ref value, int32_t index)
{
    if (outside(array, index))
    {
        return;
    }
    const TypeRecord& type = recordOf(array);
    uint8_t* target = elementsOf(array) + static_cast<uint32_t>(type.words) * static_cast<uint32_t>(index);
    if ((type.flags & ElementsAreReferences) != 0)
    {
        if (value != 0 && !isInstance(value, type.detail))
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
    else if (typeOf(value) != type.detail)
    {
        raiseFromNative(TypeInvalidCast);
    }
    else
    {
        memcpy(target, at(value + 4), type.words);
    }
}

/// Copies between an array of values and one of references by boxing or unboxing each value. The updater's runtime omits this.
void copyBoxes([[maybe_unused]] Ref& source, [[maybe_unused]] int32_t sourceIndex, [[maybe_unused]] Ref& target,
               [[maybe_unused]] int32_t targetIndex, [[maybe_unused]] int32_t length)
{
#ifdef NANO_OWN_FILE
    raiseFromNative(TypeArrayTypeMismatch);
#else
    for (int32_t i = 0; i < length && vm.pending == 0; i++)
    {
        Ref box = getValue(source, sourceIndex + i);
        if (vm.pending == 0)
        {
            setValue(target, box, targetIndex + i);
        }
    }
#endif
}

#ifndef NANO_OWN_FILE
/// Whether .NET's Array.Copy widens one primitive type to another.
bool widens(uint16_t from, uint16_t to)
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
void storeAs(uint8_t* to, uint16_t code, T value)
{
    switch (code)
    {
    case Char:
    case Int16:
    case UInt16:
        store<uint16_t>(to, static_cast<uint16_t>(value));
        break;
    case Int32:
    case UInt32:
        store<uint32_t>(to, static_cast<uint32_t>(value));
        break;
    case Int64:
    case UInt64:
        store<uint64_t>(to, static_cast<uint64_t>(value));
        break;
    case Single:
        store<float>(to, static_cast<float>(value));
        break;
    default:
        store<double>(to, static_cast<double>(value));
        break;
    }
}

void widenElement(const uint8_t* from, uint16_t fromCode, uint8_t* to, uint16_t toCode)
{
    switch (fromCode)
    {
    case SByte:
        return storeAs(to, toCode, load<int8_t>(from));
    case Byte:
        return storeAs(to, toCode, load<uint8_t>(from));
    case Int16:
        return storeAs(to, toCode, load<int16_t>(from));
    case Char:
    case UInt16:
        return storeAs(to, toCode, load<uint16_t>(from));
    case Int32:
        return storeAs(to, toCode, load<int32_t>(from));
    case UInt32:
        return storeAs(to, toCode, load<uint32_t>(from));
    case Int64:
        return storeAs(to, toCode, load<int64_t>(from));
    case UInt64:
        return storeAs(to, toCode, load<uint64_t>(from));
    default:
        return storeAs(to, toCode, static_cast<double>(load<float>(from)));
    }
}
#endif

/// Copies between arrays whose elements are of different value types.
void copyConverted([[maybe_unused]] Ref source, [[maybe_unused]] int32_t sourceIndex, [[maybe_unused]] Ref target,
                   [[maybe_unused]] int32_t targetIndex, [[maybe_unused]] int32_t length)
{
#ifndef NANO_OWN_FILE
    const TypeRecord& from = recordOf(source);
    const TypeRecord& to = recordOf(target);
    if (widens(from.code, to.code))
    {
        for (int32_t i = 0; i < length; i++)
        {
            widenElement(elementsOf(source) + from.words * (sourceIndex + i), from.code, elementsOf(target) + to.words * (targetIndex + i),
                         to.code);
        }
        return;
    }
#endif
    raiseFromNative(TypeArrayTypeMismatch);
}

/// Copies elements of ranges that the caller has checked. Overlapping ranges of one array are copied as if through a buffer.
void copyElements(Ref& source, int32_t sourceIndex, Ref& target, int32_t targetIndex, int32_t length)
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
    uint32_t size = from.words;
    uint8_t* first = elementsOf(source) + size * static_cast<uint32_t>(sourceIndex);
    if (references && !assignable(from.detail, to.detail))
    {
        for (int32_t i = 0; i < length; i++)
        {
            Ref item = load<Ref>(first + 4 * i);
            if (item != 0 && !isInstance(item, to.detail))
            {
                raiseFromNative(TypeInvalidCast);
                return;
            }
            store<Ref>(elementsOf(target) + 4 * (targetIndex + i), item);
        }
        return;
    }
    memmove(elementsOf(target) + size * static_cast<uint32_t>(targetIndex), first, size * static_cast<uint32_t>(length));
}

/// Whether two values of this primitive type are equal if and only if their bits are equal.
bool hasExactBits(uint16_t code)
{
    return code != NotPrimitive && code != Single && code != Double;
}

/// Returns the index of the range's first element whose bits equal those of a boxed value of the element type; -1 if there is none.
int32_t indexOfBits(Ref array, int32_t start, int32_t count, Ref box)
{
    const uint32_t size = recordOf(array).words;
    const uint8_t* element = elementsOf(array) + size * static_cast<uint32_t>(start);
    for (int32_t i = start; i < start + count; i++, element += size)
    {
        if (__builtin_memcmp(element, at(box + 4), size) == 0)
        {
            return i;
        }
    }
    return -1;
}

} // namespace

Ref Array_Collections_IList_get_Item__Int32(Ref& self, int32_t index)
{
    return getValue(self, index);
}

void Array_Collections_IList_set_Item__Int32_Object(Ref& self, int32_t index, Ref& value)
{
    setValue(self, value, index);
}

void copyArray(Ref& source, int32_t sourceIndex, Ref& target, int32_t targetIndex, int32_t length)
{
    if (!checkNotNull(source) || !checkNotNull(target))
    {
        return;
    }
    if ((sourceIndex | targetIndex | length) < 0)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return;
    }
    uint32_t count = static_cast<uint32_t>(length);
    if (count + static_cast<uint32_t>(sourceIndex) > lengthOf(source) || count + static_cast<uint32_t>(targetIndex) > lengthOf(target))
    {
        raiseFromNative(TypeArgument);
        return;
    }
    copyElements(source, sourceIndex, target, targetIndex, length);
}

void Array_Copy__Array_Int32_Array_Int32_Int32(Ref& sourceArray, int32_t sourceIndex, Ref& destinationArray, int32_t destinationIndex,
                                               int32_t length)
{
    copyArray(sourceArray, sourceIndex, destinationArray, destinationIndex, length);
}

void Array_Clear__Array_Int32_Int32(Ref& array, int32_t index, int32_t length)
{
    if (!checkNotNull(array))
    {
        return;
    }
    const uint32_t start = static_cast<uint32_t>(index), count = static_cast<uint32_t>(length);
    if (start > lengthOf(array) || count > lengthOf(array) - start)
    {
        raiseFromNative(TypeIndexOutOfRange);
        return;
    }
    uint32_t size = recordOf(array).words;
    memset(elementsOf(array) + size * start, 0, size * count);
}

/// Searches arrays of integers. Returns false for other arrays, for which the caller uses the elements' Equals.
bool Array_TrySzIndexOf__Array_Int32_Int32_Object_Int32Out(Ref& sourceArray, int32_t sourceIndex, int32_t count, Ref& value,
                                                           const Pointer& retVal)
{
    store<int32_t>(retVal.target(), -1);
    if (!checkNotNull(sourceArray) || !checkRange(sourceIndex, count, lengthOf(sourceArray)))
    {
        return true;
    }
    const TypeRecord& type = recordOf(sourceArray);
    if ((type.flags & ElementsAreReferences) != 0 || !hasExactBits(vm.types[type.detail].code))
    {
        return false;
    }
    if (value != 0 && typeOf(value) == type.detail)
    {
        store<int32_t>(retVal.target(), indexOfBits(sourceArray, sourceIndex, count, value));
    }
    return true;
}

} // namespace nano::natives
