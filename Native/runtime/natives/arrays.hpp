// Copying between arrays, for natives of arrays and collections.
#pragma once

#include "core/vm.hpp"

namespace nano::natives
{

/// Implements Array.Copy, including its conversions, checks and exceptions.
void copyArray(Ref& source, int32_t sourceIndex, Ref& target, int32_t targetIndex, int32_t length);

} // namespace nano::natives
