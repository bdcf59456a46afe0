#pragma once

#include "flash.hpp"

namespace drivers::flash
{

/// All time-outs of the driver, in microseconds.
namespace limits
{
/// One erase or programming operation takes 25 ms at most (DS11929, flash memory characteristics); the stock firmware waits a second.
inline constexpr uint32_t operation = 1'000'000;
/// CPU2 holds the flash during radio activity; the stock firmware waits ten seconds.
inline constexpr uint32_t semaphore = 10'000'000;
/// Time that CPU2 needs to react to ERASE_ACTIVITY (AN5289).
inline constexpr uint32_t eraseActivity = 5;
} // namespace limits

/// Called before and after an operation on one page, row or double word, with the controller acquired and unlocked.
Status beginOperation();
/// Clears `modeBits`, the bits of FLASH_CR that selected the operation.
Status endOperation(uint32_t modeBits);

} // namespace drivers::flash
