#pragma once

#include <cstdint>

namespace stub
{

/// Leaves the backup registers as the stock loader does: header valid, boot mode Update. Registers that lost their supply are zeroed first,
/// as the firmware does it. `folder`: for register 6. What holds its value already is not written.
void selectUpdate(uint32_t folder);

} // namespace stub
