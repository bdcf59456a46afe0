#pragma once

#include <cstdint>

namespace board
{

/// The hardware target of this board, as in the key Target of an update manifest and in byte 9 of a Flipper Zero F7's OTP.
inline constexpr int32_t target = 7;

} // namespace board
