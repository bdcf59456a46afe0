#pragma once

#include <cstdint>

namespace interop
{

/// The hardware target the image is built for. Each board defines it.
extern const int32_t buildTarget;

} // namespace interop
