// Display, LED, buttons and console.
#include "drivers/buttons/buttons.hpp"
#include "drivers/console/console.hpp"
#include "drivers/display/display.hpp"
#include "drivers/leds/leds.hpp"
#include "interop/arguments.hpp"

namespace nano::natives
{

void NativeDisplay_Show__ByteArray(Ref&, Ref& frame)
{
    const uint8_t* bytes = interop::atLeast(frame, drivers::display::frameBytes);
    if (bytes != nullptr)
    {
        drivers::display::show(bytes);
    }
}

void NativeDisplay_SetBacklight__Boolean(Ref&, bool on)
{
    drivers::leds::setBacklight(on);
}

void NativeDisplay_SetLed__Int32_Int32_Int32(Ref&, int32_t red, int32_t green, int32_t blue)
{
    drivers::leds::setLed(static_cast<uint8_t>(red), static_cast<uint8_t>(green), static_cast<uint8_t>(blue));
}

int32_t NativeButtons_Next__Int32(Ref&, int32_t timeoutMilliseconds)
{
    return static_cast<int32_t>(drivers::buttons::next(timeoutMilliseconds));
}

void NativeConsole_WriteLine__String(Ref&, Ref& line)
{
    const interop::Utf8 text(line);
    drivers::console::write(text.bytes, text.length);
    drivers::console::write("\r\n", 2);
}

} // namespace nano::natives
