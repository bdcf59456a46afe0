// Delegates: comparison and invocation lists.
#include "natives/delegates.hpp"
#include "core/natives.hpp"

namespace nano::natives
{

namespace
{

/// Whether the entries of `value` from `start` on begin with those of `wanted`.
bool matches(Ref value, uint32_t start, Ref wanted)
{
    for (uint32_t i = 0; i < countOf(wanted); i++)
    {
        const Ref left = entryOf(value, start + i);
        const Ref right = entryOf(wanted, i);
        if (word(left + targetAt) != word(right + targetAt) || word(left + methodAt) != word(right + methodAt))
        {
            return false;
        }
    }
    return true;
}

/// Equal delegates have the same type, and the same methods and targets in the same order.
bool equal(Ref a, Ref b)
{
    return a == b || (a != 0 && b != 0 && typeOf(a) == typeOf(b) && countOf(a) == countOf(b) && matches(a, 0, b));
}

void copyEntries(Ref value, uint32_t from, uint32_t to, Ref list, uint32_t at)
{
    while (from < to)
    {
        word(list + 8 + 4 * at++) = entryOf(value, from++);
    }
}

Ref withList(Ref& value, Ref& list)
{
    const Ref made = allocateObject(typeOf(value));
    if (made == 0)
    {
        raiseFromNative(TypeOutOfMemory);
        return 0;
    }
    word(made + listAt) = list;
    return made;
}

} // namespace

int32_t DelegateData_Count__Delegate(Ref& value)
{
    return static_cast<int32_t>(countOf(value));
}

int32_t DelegateData_LastMethod__Delegate(Ref& value)
{
    return static_cast<int32_t>(word(entryOf(value, countOf(value) - 1) + methodAt) & 0xFFFF);
}

Ref DelegateData_Fill__DelegateArray_Delegate(Ref& list, Ref& value)
{
    copyEntries(value, 0, countOf(value), list, 0);
    return list;
}

Ref DelegateData_Combine__Delegate_Delegate_DelegateArray(Ref& a, Ref& b, Ref& list)
{
    copyEntries(a, 0, countOf(a), list, 0);
    copyEntries(b, 0, countOf(b), list, countOf(a));
    return withList(a, list);
}

Ref DelegateData_Remove__Delegate_Delegate_DelegateArray(Ref& source, Ref& value, Ref& list)
{
    const uint32_t left = lengthOf(list);
    for (uint32_t start = left + 1; start-- > 0;)
    {
        if (!matches(source, start, value))
        {
            continue;
        }
        if (left == 0)
        {
            return 0;
        }
        copyEntries(source, 0, start, list, 0);
        copyEntries(source, start + countOf(value), countOf(source), list, start);
        return left == 1 ? word(list + 8) : withList(source, list);
    }
    return source;
}

bool Delegate_Equals__Object(Ref& self, Ref& obj)
{
    return equal(self, obj);
}

bool Delegate_op_Equality__Delegate_Delegate(Ref& d1, Ref& d2)
{
    return equal(d1, d2);
}

bool Delegate_op_Inequality__Delegate_Delegate(Ref& d1, Ref& d2)
{
    return !equal(d1, d2);
}

bool MulticastDelegate_op_Equality__MulticastDelegate_MulticastDelegate(Ref& d1, Ref& d2)
{
    return equal(d1, d2);
}

bool MulticastDelegate_op_Inequality__MulticastDelegate_MulticastDelegate(Ref& d1, Ref& d2)
{
    return !equal(d1, d2);
}

Ref Delegate_get_Target(Ref& self)
{
    return word(entryOf(self, countOf(self) - 1) + targetAt);
}

} // namespace nano::natives
