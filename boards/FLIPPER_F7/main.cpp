// The updater: board, then the managed code in what is left of SRAM1.
#include "board.hpp"

#include "core/natives.h"
#include "drivers/clock/clock.hpp"
#include "drivers/console/console.hpp"
#include "drivers/system/system.hpp"
#include "fault.hpp"

extern "C"
{
    // Given by the linker script.
    extern uint8_t managedStart[];
    extern uint8_t managedEnd[];
    extern uint8_t arenaStart[];
    extern uint8_t arenaEnd[];
}

namespace nano
{

void portWrite(bool, const u8* bytes, u32 count)
{
    drivers::console::write(reinterpret_cast<const char*>(bytes), count);
}

i64 portTicks()
{
    return drivers::clock::milliseconds() * 10'000;
}

void portSleep(i32 milliseconds)
{
    const i64 end = drivers::clock::milliseconds() + milliseconds;
    while (drivers::clock::milliseconds() < end)
    {
    }
}

void portReset()
{
    while (true)
    {
        drivers::system::reset();
    }
}

} // namespace nano

namespace
{

/// Of the managed code; the heap takes the rest.
constexpr uint32_t managedStackBytes = 12 * 1024;

} // namespace

extern "C" int main()
{
    if (!board::start())
    {
        board::halt("CLOCKS");
    }
    const uint32_t image = nano::addressOf(managedStart);
    if (nano::loadImage(image, static_cast<uint32_t>(managedEnd - managedStart)) != nano::Load::Ok ||
        !nano::place(nano::addressOf(arenaStart), nano::addressOf(arenaEnd), managedStackBytes))
    {
        board::halt("IMAGE");
    }
    return nano::run();
}
