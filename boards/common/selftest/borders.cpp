#include "drivers/flash/flash.hpp"
#include "drivers/registers/flash.hpp"
#include "guarded.hpp"
#include "report.hpp"
#include "selftest.hpp"

namespace selftest
{

namespace
{

using registers::FLASH;
using Security = FLASH::SRRVR;

constexpr uint32_t bankSize = 0x8000;
constexpr uint32_t sram2a = 0x20030000;
constexpr uint32_t sram2b = sram2a + bankSize;

/// Reads the last open and the first secure word of a bank of SRAM2. A fact is 1 if the word could be read.
void readBorder(uint32_t bank, uint32_t openBytes, const char* openName, const char* secureName)
{
    uint32_t value = 0;
    if (openBytes != 0)
    {
        report::fact(openName, guarded::read(bank + openBytes - 4, value) ? 1 : 0);
    }
    if (openBytes < bankSize)
    {
        report::fact(secureName, guarded::read(bank + openBytes, value) ? 1 : 0);
        report::factHex("border.value", value); // secure memory may read as 0 instead of faulting
    }
}

} // namespace

/// This is the last step, because an unexpected fault stops the test at the fault screen; a reset then starts the firmware.
bool readBorders()
{
    guarded::start();
    const uint32_t openA = Security::has(Security::sram2aOpen) ? bankSize : Security::get(Security::secureSram2a) * 1024;
    const uint32_t openB = Security::has(Security::sram2bOpen) ? bankSize : Security::get(Security::secureSram2b) * 1024;
    readBorder(sram2a, openA, "border.sram2a-open-reads", "border.sram2a-secure-reads");
    readBorder(sram2b, openB, "border.sram2b-open-reads", "border.sram2b-secure-reads");
    uint32_t value = 0;
    report::fact("border.flash-open-reads", guarded::read(drivers::flash::secureStart() - 4, value) ? 1 : 0);
    report::fact("border.flash-secure-reads", guarded::read(drivers::flash::secureStart(), value) ? 1 : 0);
    report::factHex("border.fault-status", guarded::faultStatus());

    // docs/reference/silicon.md 1.10. The drivers never set LOCK while it is already set; a reset undoes the effect of this write.
    using CR = FLASH::CR;
    report::fact("border.flash-is-locked", CR::has(CR::lock) ? 1 : 0);
    report::fact("border.lock-while-locked-passes", guarded::write(FLASH::base + 0x14, CR::read() | CR::lock()) ? 1 : 0);
    return CR::has(CR::lock);
}

} // namespace selftest
