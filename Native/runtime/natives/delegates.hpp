// Gives natives access to the fields of delegates (System.DelegateData).
#pragma once

#include "core/vm.hpp"

namespace nano::natives
{

constexpr uint32_t targetAt = 4, methodAt = 8, listAt = 12;

/// Returns the number of entries in a delegate's list; 1 if there is no list.
inline uint32_t countOf(Ref value)
{
    const Ref list = word(value + listAt);
    return list == 0 ? 1 : lengthOf(list);
}

/// Returns an entry of a delegate's list; if there is no list, the delegate itself is the only entry.
inline Ref entryOf(Ref value, uint32_t index)
{
    const Ref list = word(value + listAt);
    return list == 0 ? value : word(list + 8 + 4 * index);
}

} // namespace nano::natives
