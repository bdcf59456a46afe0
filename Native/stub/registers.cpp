#include "registers.hpp"

#include "drivers/system/system.hpp"

namespace stub
{

using drivers::system::readBackup;
using drivers::system::writeBackup;

namespace
{

// See docs/reference/hardware.md 5.4; Updater/State/SystemRegister.cs contains the same values.
constexpr uint32_t headerIndex = 0, systemIndex = 1, folderIndex = 6, count = 20;
constexpr uint32_t header = 0x000010F1, headerMask = 0x00FFFFFF;
constexpr uint32_t bootModeMask = 0xF << 16, bootModeUpdate = 3 << 16;

void put(uint32_t index, uint32_t value)
{
    if (readBackup(index) != value)
    {
        writeBackup(index, value);
    }
}

} // namespace

void selectUpdate(uint32_t folder)
{
    if ((readBackup(headerIndex) & headerMask) != header)
    {
        for (uint32_t i = count - 1; i > headerIndex; --i)
        {
            writeBackup(i, 0);
        }
        writeBackup(headerIndex, header);
    }
    put(folderIndex, folder);
    put(systemIndex, (readBackup(systemIndex) & ~bootModeMask) | bootModeUpdate);
}

} // namespace stub
