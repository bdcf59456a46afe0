#pragma once

#include <cstdint>

namespace interop
{

/// Number of the hardware target for which the image is built; defined by the board's code.
extern const int32_t buildTarget;

} // namespace interop
