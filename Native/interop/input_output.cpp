// What a person sees and presses.
#include "arguments.hpp"
#include "drivers/buttons/buttons.hpp"
#include "drivers/console/console.hpp"
#include "drivers/display/display.hpp"
#include "drivers/leds/leds.hpp"

namespace nano::natives
{

void HAL(NativeDisplay_Transfer__ByteArray)(Ref& frame)
{
    const u8* bytes = interop::atLeast(frame, drivers::display::frameBytes);
    if (bytes != nullptr)
    {
        drivers::display::show(bytes);
    }
}

void HAL(NativeDisplay_SwitchBacklight__Boolean)(bool on)
{
    drivers::leds::setBacklight(on);
}

void HAL(NativeDisplay_SetColour__Int32_Int32_Int32)(i32 red, i32 green, i32 blue)
{
    drivers::leds::setColour(static_cast<u8>(red), static_cast<u8>(green), static_cast<u8>(blue));
}

i32 HAL(NativeButtons_TakeEvent__Int32)(i32 timeoutMilliseconds)
{
    return static_cast<i32>(drivers::buttons::next(timeoutMilliseconds));
}

void HAL(NativeConsole_Print__String)(Ref& line)
{
    const interop::Utf8 text(line);
    drivers::console::write(text.bytes, text.length);
    drivers::console::write("\r\n", 2);
}

} // namespace nano::natives
