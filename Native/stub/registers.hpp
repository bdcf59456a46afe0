#pragma once

#include <cstdint>

namespace stub
{

/// Sets the backup registers as the stock loader leaves them: valid header, boot mode Update. If the registers have lost their supply, all
/// are zeroed first, as in the firmware. `folder` is the value for register 6. A register that already has its value is not written.
void selectUpdate(uint32_t folder);

} // namespace stub
