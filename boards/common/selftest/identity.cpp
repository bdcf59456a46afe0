#include "board.hpp"
#include "drivers/flash/flash.hpp"
#include "drivers/flash/option_bytes.hpp"
#include "drivers/registers/flash.hpp"
#include "drivers/registers/gpio.hpp"
#include "drivers/registers/rcc.hpp"
#include "drivers/system/system.hpp"
#include "report.hpp"
#include "selftest.hpp"

namespace selftest
{

namespace
{

using registers::FLASH;
using registers::PWR;
using registers::RCC;

/// RM0434, chapter Debug support.
struct IDCODE : registers::Register<0xE0042000>
{
};
/// RM0434 section 10.2.1: memory mapped at address 0.
struct MEMRMP : registers::Register<0x40010000>
{
};

constexpr uint32_t optionWords = 16;
constexpr uint32_t backupRegisters = 20;

/// Reports registers 0 to `count` - 1. The name of a fact is the prefix followed by two digits.
void factsOf(const char* prefix, uint32_t count, uint32_t (*read)(uint32_t))
{
    char name[24];
    uint32_t length = 0;
    while (prefix[length] != 0)
    {
        name[length] = prefix[length];
        ++length;
    }
    name[length + 2] = 0;
    for (uint32_t i = 0; i < count; ++i)
    {
        name[length] = static_cast<char>('0' + i / 10);
        name[length + 1] = static_cast<char>('0' + i % 10);
        report::factHex(name, read(i));
    }
}

struct Entry
{
    uint32_t flashAcr;
    uint32_t rccCr;
    uint32_t rccCfgr;
    uint32_t pwrCr1;
    uint32_t memoryMode;
    uint32_t railPin;
} entry;

/// Returns the state of PA3, which switches the 3.3 V of the card and the header: the mode in bits 1:0, then open drain, output and level
/// in one bit each.
uint32_t railPin()
{
    constexpr uint32_t pin = 3;
    const auto field = [](uint32_t offset, uint32_t width)
    { return bus::read32(registers::Pin::portA + offset) >> pin * width & ((1u << width) - 1); };
    return field(0x00, 2) | field(0x04, 1) << 2 | field(0x14, 1) << 3 | field(0x10, 1) << 4;
}

} // namespace

void readEntryState()
{
    entry = {FLASH::ACR::read(), RCC::CR::read(), RCC::CFGR::read(), PWR::CR1::read(), MEMRMP::read(), railPin()};
}

bool readIdentity()
{
    report::factHex("entry.flash-acr", entry.flashAcr);
    report::factHex("entry.rcc-cr", entry.rccCr);
    report::factHex("entry.rcc-cfgr", entry.rccCfgr);
    report::factHex("entry.pwr-cr1", entry.pwrCr1);
    report::factHex("entry.memory-mode", entry.memoryMode);
    report::factHex("entry.rail-pin", entry.railPin);
    report::fact("entry.flash-empty", (entry.flashAcr & FLASH::ACR::empty.mask()) != 0 ? 1 : 0);
    report::fact("boot0.level", board::isRestartKeyDown() ? 1 : 0);
    report::factHex("reset.flags", drivers::system::resetCause());
    report::factHex("chip.id", IDCODE::read());
    report::fact("board.version", drivers::system::hardwareVersion());
    report::factHex("flash.secure-start", drivers::flash::secureStart());
    report::factHex("flash.sr", FLASH::SR::read());
    report::factHex("flash.eccr", FLASH::ECCR::read());
    factsOf("option.", optionWords, drivers::option_bytes::read);
    factsOf("backup.", backupRegisters, drivers::system::readBackup);
    uint32_t crc = 0;
    const uint32_t size = drivers::flash::secureStart() - FLASH::mainBase;
    const drivers::flash::Status status = drivers::flash::crc32(0, FLASH::mainBase, size, crc);
    report::factHex("flash.crc32", crc);
    return status == drivers::flash::Status::Ok;
}

} // namespace selftest
