// Display, LED, buttons and console.
#include "arguments.hpp"
#include "drivers/buttons/buttons.hpp"
#include "drivers/console/console.hpp"
#include "drivers/display/display.hpp"
#include "drivers/leds/leds.hpp"

namespace nano::natives
{

void HAL(NativeDisplay_Show__ByteArray)(Ref&, Ref& frame)
{
    const u8* bytes = interop::atLeast(frame, drivers::display::frameBytes);
    if (bytes != nullptr)
    {
        drivers::display::show(bytes);
    }
}

void HAL(NativeDisplay_SetBacklight__Boolean)(Ref&, bool on)
{
    drivers::leds::setBacklight(on);
}

void HAL(NativeDisplay_SetLed__Int32_Int32_Int32)(Ref&, i32 red, i32 green, i32 blue)
{
    drivers::leds::setLed(static_cast<u8>(red), static_cast<u8>(green), static_cast<u8>(blue));
}

i32 HAL(NativeButtons_Next__Int32)(Ref&, i32 timeoutMilliseconds)
{
    return static_cast<i32>(drivers::buttons::next(timeoutMilliseconds));
}

void HAL(NativeConsole_WriteLine__String)(Ref&, Ref& line)
{
    const interop::Utf8 text(line);
    drivers::console::write(text.bytes, text.length);
    drivers::console::write("\r\n", 2);
}

} // namespace nano::natives
