// Access of natives to the fields of delegates (System.DelegateData).
#pragma once

#include "core/vm.hpp"

namespace nano::natives
{

constexpr uint32_t targetAt = 4, methodAt = 8, listAt = 12;

/// Number of entries in a delegate's list; 1 without a list.
inline uint32_t countOf(Ref value)
{
    const Ref list = word(value + listAt);
    return list == 0 ? 1 : lengthOf(list);
}

/// An entry of a delegate's list; without a list the delegate is its only entry.
inline Ref entryOf(Ref value, uint32_t index)
{
    const Ref list = word(value + listAt);
    return list == 0 ? value : word(list + 8 + 4 * index);
}

} // namespace nano::natives
