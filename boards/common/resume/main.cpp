// Entry point of the resume stub, which is started through page 0 and starts a loader in SRAM1. The comments in Native/stub describe
// the files that the stub reads from the card.
#include "drivers/card/sd_card.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/leds/leds.hpp"
#include "drivers/registers/core.hpp"
#include "drivers/registers/flash.hpp"
#include "drivers/registers/rcc.hpp"
#include "drivers/registers/syscfg.hpp"
#include "drivers/spi/spi.hpp"
#include "resume/board.hpp"
#include "stub/loading.hpp"
#include "stub/registers.hpp"
#include "stub/resume.hpp"

#include <cstring>

extern "C"
{
    // Defined by the linker script.
    extern uint8_t sramStart[];
    extern uint8_t imageStart[];
    extern uint8_t zeroedStart[];
    extern uint8_t zeroedEnd[];
}

namespace
{

using registers::RCC;
using registers::SYSCFG;
using stub::Light;

constexpr uint32_t clockLimit = 100'000; // microseconds
constexpr uint32_t msi = 0;              // selects the MSI as the source of the system clock

/// The card as the medium from which stub::Reader reads.
class Card final : public stub::Sectors
{
public:
    bool read(uint32_t sector, uint8_t* data) override
    {
        return driver_.read(sector, data, 1, true) == drivers::card::Status::Ok;
    }

private:
    drivers::card::SdCard driver_;
};

Card card;
stub::Reader reader;

/// The board's functions for stub::resume().
struct Board
{
    stub::Package package;

    bool load()
    {
        const stub::Memory memory{sramStart, static_cast<uint32_t>(imageStart - sramStart)};
        package = stub::loadPackage(reader, card, memory, reinterpret_cast<uint32_t>(sramStart), resume::target(), resume::isBackWanted());
        return package != stub::none;
    }
    bool isCardPresent() const
    {
        return resume::isCardPresent();
    }
    bool isOkDown() const
    {
        return resume::isOkDown();
    }
    void show(Light light) const
    {
        const uint8_t red = light == Light::Rom ? 0 : 0xFF;
        const uint8_t green = light == Light::Waiting ? 0xFF : 0;
        const uint8_t blue = light == Light::Loading || light == Light::Rom ? 0xFF : 0;
        drivers::leds::setLed(red, green, blue);
    }
    void pause() const
    {
        drivers::clock::delayMicroseconds(10'000);
    }
};

/// Ends any transfer with the card and holds SPI and I2C in reset, the state in which the stock firmware leaves them.
void stopBuses()
{
    constexpr uint32_t both = RCC::APB1RSTR1::spi2.mask() | RCC::APB1RSTR1::i2c1.mask();
    drivers::spi::setSpeed(drivers::spi::Speed::Mhz2);
    RCC::APB1RSTR1::change(0, both);
    RCC::APB1ENR1::change(both, 0);
}

/// Maps the given memory (SYSCFG_MEMRMP) at address 0 and starts the program there through its vector table.
[[noreturn]] void start(uint32_t memory)
{
    SYSCFG::MEMRMP::put(SYSCFG::MEMRMP::memory, memory);
    bus::dataBarrier();
    bus::instructionBarrier();
    asm volatile("movs r0, #0\n\t"
                 "ldrd r1, r2, [r0]\n\t"
                 "msr msp, r1\n\t"
                 "bx r2\n\t" ::
                     : "r0", "r1", "r2", "memory");
    __builtin_unreachable();
}

/// Starts the ROM's USB DFU in the state in which the stock firmware does so: clocks as after a reset, no option byte error pending,
/// interrupts unmasked.
[[noreturn]] void startRom()
{
    using CFGR = RCC::CFGR;
    drivers::leds::setBacklight(true);
    stopBuses();
    RCC::CR::set(RCC::CR::msiOn);
    CFGR::put(CFGR::source, msi);
    (void)drivers::clock::waitFor(clockLimit, [] { return CFGR::get(CFGR::sourceStatus) == msi; });
    RCC::CR::change(RCC::CR::pllOn.mask() | RCC::CR::hseOn.mask(), 0);
    registers::FLASH::SR::write(registers::FLASH::SR::optionValidityError());
    bus::restoreInterrupts(0);
    start(SYSCFG::MEMRMP::system);
}

/// Handles NMI and hard fault: shows Light::Fault and stops.
[[noreturn]] void showFault()
{
    drivers::clock::stayAwake();
    resume::startBoard();
    Board{}.show(Light::Fault);
    while (true)
    {
        bus::waitForInterrupt();
    }
}

} // namespace

/// Called by entry.S in RAM, with an empty stack.
extern "C" [[noreturn]] void startResume(uint32_t isFault)
{
    std::memset(zeroedStart, 0, static_cast<size_t>(zeroedEnd - zeroedStart));
    registers::SCB::CPACR::put(registers::SCB::CPACR::fpu, registers::SCB::CPACR::fullAccess);
    if (isFault != 0)
    {
        showFault();
    }
    resume::startBoard();
    Board resumed{};
    if (stub::resume(resumed) == stub::Ending::Rom)
    {
        startRom();
    }
    stub::selectUpdate(resumed.package);
    stopBuses();
    start(SYSCFG::MEMRMP::sram1);
}
