#include "board.hpp"
#include "drivers/registers/gpio.hpp"
#include "drivers/system/system.hpp"
#include "fault.hpp"
#include "report.hpp"
#include "selftest.hpp"

namespace selftest
{

constinit interop::CardDevice card;
constinit fat::Volume volume;

namespace
{

using registers::Pin;

/// Boot mode of the stock firmware, bits 19:16 of its system register; 0 is Normal (docs/reference/hardware.md 5.4).
constexpr uint32_t systemRegister = 1;
constexpr uint32_t bootModeMask = 0xF << 16;

/// Pins of the serial wire debug port (RM0434 section 9.3.2, AF0), which the stock firmware switches off outside its debug mode.
constexpr Pin debugData{Pin::portA, 13};
constexpr Pin debugClock{Pin::portA, 14};

struct Step
{
    const char* name;
    bool (*run)();
};

constexpr Step steps[] = {
    {"identity", readIdentity}, {"clocks", measureClocks}, {"power bus", readPowerBus},      {"card", readCard},
    {"card writes", writeCard}, {"flash", measureFlash},   {"coprocessor", readCoprocessor}, {"flash beside CPU2", measureFlashBesideCpu2},
    {"borders", readBorders},
};

void attachDebugger()
{
    debugData.alternate(0);
    debugData.pull(Pin::Pull::Up);
    debugData.mode(Pin::Mode::Alternate);
    debugClock.alternate(0);
    debugClock.pull(Pin::Pull::Down);
    debugClock.mode(Pin::Mode::Alternate);
}

} // namespace

} // namespace selftest

extern "C" int main()
{
    using namespace selftest;
    drivers::system::start();
    drivers::system::writeBackup(systemRegister, drivers::system::readBackup(systemRegister) & ~bootModeMask);
    readEntryState();
    if (!board::start())
    {
        board::halt("CLOCKS");
    }
    attachDebugger();
    report::start();
    uint32_t number = 1;
    for (const Step& step : steps)
    {
        report::begin(number, step.name);
        report::end(number, step.run());
        ++number;
    }
    report::finish();
    drivers::system::reset();
    return 0;
}
