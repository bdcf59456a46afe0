// Implements what an updater requires of the stock firmware: boot modes, reading the loader from the card, and the first start after the
// update (docs/reference/stock-updater.md 1.8 and 4.1).
#include "backup.hpp"
#include "drivers/card/sd_card.hpp"
#include "drivers/console/console.hpp"
#include "drivers/registers/core.hpp"
#include "drivers/registers/rcc.hpp"
#include "drivers/registers/syscfg.hpp"
#include "drivers/spi/spi.hpp"
#include "drivers/system/system.hpp"
#include "pins.hpp"
#include "resume/board.hpp"
#include "scheduler.hpp"
#include "stub/loading.hpp"

#include <cstring>

extern "C"
{
    extern uint8_t sramStart[];
    extern uint8_t ramStart[];

    [[noreturn]] int main();
}

namespace
{

enum class Mode : uint32_t
{
    Normal = 0,
    PreUpdate = 2,
    Update = 3,
    PostUpdate = 4,
};

constexpr uint32_t headerIndex = 0, systemIndex = 1;
constexpr uint32_t header = 0x000010F1;
constexpr uint32_t modeShift = 16, modeMask = 0xF << modeShift;
constexpr uint32_t keySampling = 100; // milliseconds

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
uint32_t beats;
alignas(8) uint32_t workerStack[2048];
alignas(8) uint32_t beatStack[128];
alignas(8) uint32_t idleStack[128];

void say(const char* text)
{
    drivers::console::write(text, std::strlen(text));
}

Mode mode()
{
    return static_cast<Mode>((drivers::system::readBackup(systemIndex) & modeMask) >> modeShift);
}

void setMode(Mode mode)
{
    drivers::system::writeBackup(systemIndex, (drivers::system::readBackup(systemIndex) & ~modeMask) | static_cast<uint32_t>(mode)
                                                                                                           << modeShift);
}

[[noreturn]] void resetAs(Mode mode)
{
    setMode(mode);
    drivers::system::reset();
    __builtin_unreachable();
}

/// Performs the boot hand-off: interrupts masked, buses in reset, SRAM1 mapped at address 0, main stack and entry point taken from the
/// image.
[[noreturn]] void jumpToLoader()
{
    using registers::RCC;
    using registers::SYSCFG;
    constexpr uint32_t both = RCC::APB1RSTR1::spi2.mask() | RCC::APB1RSTR1::i2c1.mask();
    drivers::spi::setSpeed(drivers::spi::Speed::Mhz2);
    tasks::startTick(); // the delays of the card driver have reprogrammed SysTick
    bus::maskInterrupts();
    RCC::APB1RSTR1::change(0, both);
    RCC::APB1ENR1::change(both, 0);
    SYSCFG::MEMRMP::put(SYSCFG::MEMRMP::memory, SYSCFG::MEMRMP::sram1);
    bus::dataBarrier();
    bus::instructionBarrier();
    asm volatile("movs r0, #0\n\t"
                 "msr control, r0\n\t"
                 "isb\n\t"
                 "ldrd r1, r2, [r0]\n\t"
                 "msr msp, r1\n\t"
                 "bx r2\n\t" ::
                     : "r0", "r1", "r2", "memory");
    __builtin_unreachable();
}

/// The boot mode is Normal during the backup, and stays Normal if the backup fails.
[[noreturn]] void prepare()
{
    setMode(Mode::Normal);
    const bool isMade = backup::make();
    say(isMade ? "firmware: backup made\n" : "firmware: no backup\n");
    resetAs(isMade ? Mode::Update : Mode::Normal);
}

/// Starts the loader. Without a valid package, sets the boot mode to Normal and resets, so that the firmware starts.
[[noreturn]] void update()
{
    const stub::Memory memory{sramStart, static_cast<uint32_t>(ramStart - sramStart)};
    if (stub::loadPackage(reader, card, memory, reinterpret_cast<uint32_t>(sramStart), resume::target(), false) == stub::none)
    {
        say("firmware: no loader\n");
        resetAs(Mode::Normal);
    }
    jumpToLoader();
}

/// Starts the tick and acts on the boot mode.
void work()
{
    tasks::startTick();
    tasks::sleep(keySampling);
    if (beats == 0)
    {
        say("firmware: the other task did not run\n");
        tasks::sleep(10'000);
    }
    if ((drivers::system::readBackup(headerIndex) & 0x00FFFFFF) != header)
    {
        drivers::system::writeBackup(headerIndex, header);
        setMode(Mode::Normal);
    }
    switch (mode())
    {
    case Mode::PreUpdate:
        say("firmware: before the update\n");
        prepare();
    case Mode::Update:
        update();
    case Mode::PostUpdate:
        say("firmware: after the update\n");
        resetAs(Mode::Normal);
    case Mode::Normal:
        say("firmware: up\n");
        break;
    }
    while (true)
    {
        tasks::sleep(1000);
    }
}

void beat()
{
    while (true)
    {
        beats = beats + 1;
        tasks::sleep(7);
    }
}

void idle()
{
    while (true)
    {
        bus::waitForInterrupt();
    }
}

} // namespace

int main()
{
    resume::startBoard();
    drivers::console::start(board::pins::consoleTransmit, board::pins::usart1Function);
    tasks::add(work, workerStack, sizeof workerStack / sizeof *workerStack);
    tasks::add(beat, beatStack, sizeof beatStack / sizeof *beatStack);
    tasks::add(idle, idleStack, sizeof idleStack / sizeof *idleStack);
    tasks::run();
}
