// System.Collections.ArrayList.
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

constexpr uint32_t smallestCapacity = 4;

/// The fields of ArrayList in order.
struct ListFields
{
    uint32_t header;
    Ref items; // object[]
    uint32_t size;
};

ListFields& fieldsOf(Ref list)
{
    return *reinterpret_cast<ListFields*>(at(list));
}

Ref* itemsOf(Ref list)
{
    return reinterpret_cast<Ref*>(elementsOf(fieldsOf(list).items));
}

/// Raises ArgumentOutOfRangeException unless index < count.
bool checkIndex(int32_t index, uint32_t count)
{
    if (static_cast<uint32_t>(index) < count)
    {
        return true;
    }
    raiseFromNative(TypeArgumentOutOfRange);
    return false;
}

/// Replaces the array with one of length `capacity`, which is at least the number of elements. Returns false after raising
/// OutOfMemoryException.
bool resize(Ref& self, uint32_t capacity)
{
    Ref items = newArray(typeOf(fieldsOf(self).items), capacity);
    if (items == 0)
    {
        return false;
    }
    memcpy(elementsOf(items), itemsOf(self), fieldsOf(self).size * sizeof(Ref));
    fieldsOf(self).items = items;
    return true;
}

void insert(Ref& self, uint32_t index, Ref& value)
{
    uint32_t size = fieldsOf(self).size;
    if (size == lengthOf(fieldsOf(self).items) && !resize(self, size < smallestCapacity ? smallestCapacity : 2 * size))
    {
        return;
    }
    Ref* slot = itemsOf(self) + index;
    memmove(slot + 1, slot, (size - index) * sizeof(Ref));
    *slot = value;
    fieldsOf(self).size = size + 1;
}

} // namespace

int32_t Collections_ArrayList_Add__Object(Ref& self, Ref& value)
{
    uint32_t index = fieldsOf(self).size;
    insert(self, index, value);
    return static_cast<int32_t>(index);
}

void Collections_ArrayList_Insert__Int32_Object(Ref& self, int32_t index, Ref& value)
{
    if (checkIndex(index, fieldsOf(self).size + 1))
    {
        insert(self, static_cast<uint32_t>(index), value);
    }
}

void Collections_ArrayList_RemoveAt__Int32(Ref& self, int32_t index)
{
    if (checkIndex(index, fieldsOf(self).size))
    {
        uint32_t last = --fieldsOf(self).size;
        Ref* slot = itemsOf(self) + index;
        memmove(slot, slot + 1, (last - static_cast<uint32_t>(index)) * sizeof(Ref));
        itemsOf(self)[last] = 0;
    }
}

void Collections_ArrayList_Clear(Ref& self)
{
    memset(itemsOf(self), 0, fieldsOf(self).size * sizeof(Ref));
    fieldsOf(self).size = 0;
}

void Collections_ArrayList_SetCapacity__Int32(Ref& self, int32_t capacity)
{
    if (capacity < static_cast<int32_t>(fieldsOf(self).size))
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return;
    }
    uint32_t wanted = capacity == 0 ? smallestCapacity : static_cast<uint32_t>(capacity);
    if (wanted != lengthOf(fieldsOf(self).items))
    {
        resize(self, wanted);
    }
}

Ref Collections_ArrayList_get_Item__Int32(Ref& self, int32_t index)
{
    return checkIndex(index, fieldsOf(self).size) ? itemsOf(self)[index] : 0;
}

void Collections_ArrayList_set_Item__Int32_Object(Ref& self, int32_t index, Ref& value)
{
    if (checkIndex(index, fieldsOf(self).size))
    {
        itemsOf(self)[index] = value;
    }
}

} // namespace nano::natives
