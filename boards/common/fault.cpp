// The fault screen, shown when the code itself fails. It has its own font of five by three dots, uses no memory except the stack and one
// frame, and restarts the drivers that it needs.
#include "fault.hpp"

#include "board.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/console/console.hpp"
#include "drivers/display/display.hpp"
#include "drivers/flash/flash.hpp"
#include "drivers/leds/leds.hpp"
#include "drivers/registers/core.hpp"
#include "drivers/registers/rcc.hpp"
#include "drivers/system/system.hpp"

#include <cstring>
#include <initializer_list>

namespace board
{

namespace
{

using registers::RCC;
using registers::SCB;

/// The frame that the core pushes on exception entry: ARMv7-M Architecture Reference Manual, B1.5.6.
struct ExceptionFrame
{
    uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr;
};

/// The characters 0 to 9 and A to Z. Each consists of fifteen dots, three per row, the top left one in bit 14.
constexpr uint16_t glyphs[36] = {
    0x7B6F, 0x2C97, 0x73E7, 0x72CF, 0x5BC9, 0x79CF, 0x79EF, 0x7292, 0x7BEF, 0x7BCF, 0x2BED, 0x6BAE,
    0x3923, 0x6B6E, 0x79A7, 0x79A4, 0x396B, 0x5BED, 0x7497, 0x126A, 0x5BAD, 0x4927, 0x5FED, 0x6B6D,
    0x2B6A, 0x6BA4, 0x2B7B, 0x6BAD, 0x388E, 0x7492, 0x5B6F, 0x5B6A, 0x5BFD, 0x5AAD, 0x5A92, 0x72A7,
};

constexpr uint32_t left = 4;
constexpr uint32_t waitsUntilDark = 12'000; // in units of 10 ms; a lit screen could drain the battery that the update needs
constexpr uint32_t advance = 5;             // dots per character, gap included; 24 characters fit on the panel

uint8_t frame[drivers::display::frameBytes];
char text[32];

/// Draws a line of text into one of the eight pages.
void drawLine(uint32_t page, const char* line)
{
    for (uint32_t x = left; *line != 0 && x + advance <= drivers::display::width; ++line, x += advance)
    {
        const uint32_t index = *line >= 'A' ? static_cast<uint32_t>(*line - 'A' + 10) : static_cast<uint32_t>(*line - '0');
        if (index >= sizeof glyphs / sizeof glyphs[0])
        {
            continue;
        }
        for (uint32_t dot = 0; dot < 15; ++dot)
        {
            const uint32_t on = glyphs[index] >> (14 - dot) & 1;
            frame[page * drivers::display::width + x + dot % 3] |= static_cast<uint8_t>(on << (dot / 3 + 1));
        }
    }
}

/// Writes "NAME 01234567" to the screen and the console.
void report(uint32_t page, const char* name, uint32_t value)
{
    uint32_t length = 0;
    while (name[length] != 0)
    {
        text[length] = name[length];
        ++length;
    }
    text[length++] = ' ';
    for (uint32_t i = 0; i < 8; ++i)
    {
        text[length++] = "0123456789ABCDEF"[value >> (28 - 4 * i) & 15];
    }
    text[length] = 0;
    drawLine(page, text);
    text[length++] = '\r';
    text[length++] = '\n';
    drivers::console::write(text, length);
}

/// Writes a fault record to backup registers that the stock firmware does not use; in the next boot, Updater/Recorder/FaultRecord.cs writes
/// the record to the log. The card is not accessed here, because its state is unknown. A record that power loss interrupts is invalid,
/// because the first word is written last.
void record(const ExceptionFrame& pushed)
{
    constexpr uint32_t firstRegister = 10, endRegister = 15; // Updater/Recorder/FaultRecord.cs
    const uint32_t causes = SCB::HFSR::read() | (RCC::CIFR::read() & RCC::CIFR::clockSecurity.mask());
    const uint32_t words[endRegister - firstRegister] = {pushed.pc | 1, pushed.lr, SCB::CFSR::read(), causes, SCB::BFAR::read()};
    drivers::system::start(); // the fault may have occurred before the board code called start()
    for (uint32_t i = endRegister - firstRegister; i-- > 0;)
    {
        drivers::system::writeBackup(firstRegister + i, words[i]);
    }
}

[[noreturn]] void showAndWait()
{
    drawLine(7, "OK RESTARTS");
    drivers::display::show(frame);
    drivers::leds::setBacklight(true);
    drivers::leds::setLed(0xFF, 0, 0);
    // The restart happens when OK is released, because a reset while OK is down would start the ROM's USB DFU (docs/reference/silicon.md
    // 1.5).
    uint32_t waits = 0;
    for (const bool down : {true, false})
    {
        while (board::isRestartKeyDown() != down)
        {
            drivers::clock::delayMicroseconds(10'000);
            if (++waits == waitsUntilDark)
            {
                drivers::leds::setBacklight(false);
            }
        }
    }
    drivers::clock::delayMicroseconds(50'000);
    while (true)
    {
        drivers::system::reset();
    }
}

/// Called after the clock security system has switched to HSI, 16 MHz. Waits are then four times as long, and only a reset selects the
/// crystal again (RM0434 section 8.2.10). The stock firmware resets at once.
[[noreturn]] void restartWithCrystal()
{
    drivers::display::show(frame);
    drivers::leds::setBacklight(true);
    drivers::clock::delayMicroseconds(1'000'000);
    RCC::CICR::write(RCC::CICR::clockSecurity());
    while (true)
    {
        drivers::system::reset();
    }
}

} // namespace

void halt(const char* line)
{
    drivers::clock::start();
    startDrivers();
    std::memset(frame, 0, sizeof frame);
    drawLine(0, "UPDATER");
    drawLine(2, line);
    for (const char* at = line; *at != 0; at++)
    {
        drivers::console::write(at, 1);
    }
    drivers::console::write("\r\n", 2);
    showAndWait();
}

extern "C" __attribute__((noreturn, used)) void showFault(const ExceptionFrame* pushed)
{
    record(*pushed);
    drivers::clock::stayAwake();
    drivers::clock::start();
    startDrivers(); // ends any transfer with the card or the display
    std::memset(frame, 0, sizeof frame);
    const bool crystalFailed = RCC::CIFR::has(RCC::CIFR::clockSecurity);
    drawLine(0, crystalFailed ? "CRYSTAL FAILED" : "UPDATER FAULT");
    report(1, "PC", pushed->pc);
    report(2, "LR", pushed->lr);
    report(3, "CFSR", SCB::CFSR::read());
    report(4, "HFSR", SCB::HFSR::read());
    report(5, "BFAR", SCB::BFAR::read());
    if (crystalFailed)
    {
        restartWithCrystal();
    }
    showAndWait();
}

/// Handles the non-maskable interrupt. Returns true for a double ECC error in flash, which the code that read the flash then reports; every
/// other cause is a fault.
extern "C" __attribute__((used)) uint32_t takeNmi()
{
    return !RCC::CIFR::has(RCC::CIFR::clockSecurity) && drivers::flash::takeNmi();
}

} // namespace board

/// Entered for all faults. The exception frame is on the main stack, the only one in use.
extern "C" __attribute__((naked)) void faultHandler()
{
    asm volatile("mrs r0, msp\n\t"
                 "b showFault\n\t");
}

extern "C" __attribute__((naked)) void nmiHandler()
{
    asm volatile("push {r4, lr}\n\t"
                 "bl takeNmi\n\t"
                 "pop {r4, lr}\n\t"
                 "cbz r0, 1f\n\t"
                 "bx lr\n\t"
                 "1: b faultHandler\n\t");
}
