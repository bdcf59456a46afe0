#pragma once

#include <cstdint>

namespace board
{

/// The hardware target of this board: the key Target of an update manifest and byte 9 of the OTP of a Flipper Zero F7.
inline constexpr int32_t target = 7;

} // namespace board
