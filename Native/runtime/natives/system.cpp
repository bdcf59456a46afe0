// Natives for console, clock, garbage collector and debugger.
#include "core/natives.hpp"
#include "core/utf8.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

void print(bool error, Ref value)
{
    const uint16_t* text = reinterpret_cast<const uint16_t*>(elementsOf(value));
    uint8_t buffer[64];
    uint32_t used = 0;
    for (uint32_t i = 0; i < lengthOf(value);)
    {
        used += encodeUtf8(text, lengthOf(value), i, buffer + used);
        if (used > sizeof(buffer) - 4)
        {
            portWrite(error, buffer, used);
            used = 0;
        }
    }
    portWrite(error, buffer, used);
}

} // namespace

void Console_Print__String(Ref& value)
{
    print(false, value);
}

void Runtime_Unhandled_Print__String(Ref& text)
{
    print(true, text);
}

int64_t DateTime_ReadClock()
{
    return portTicks();
}

int64_t Environment_get_TickCount64()
{
    return static_cast<int64_t>(static_cast<uint64_t>(portTicks()) / 10000);
}

void Threading_Scheduler_Pause__Int32(int32_t milliseconds)
{
    portSleep(milliseconds);
}

uint32_t nanoFramework_Runtime_Native_GC_Run__Boolean(bool)
{
    collect();
    return vm.heapEnd - vm.heapTop;
}

void nanoFramework_Runtime_Native_GC_EnableGCMessages__Boolean(bool)
{
    // The garbage collector prints no messages.
}

void nanoFramework_Runtime_Native_Power_NativeReboot__RebootOption(int32_t)
{
    portReset();
}

void Diagnostics_Debug_WriteLineNative__String_Boolean(Ref& text, bool addLineFeed)
{
    if (text != 0)
    {
        print(false, text);
    }
    if (addLineFeed)
    {
        constexpr uint8_t lineFeed = '\n';
        portWrite(false, &lineFeed, 1);
    }
}

void Diagnostics_Debugger_Break()
{
    // There is no managed debugger.
}

bool Diagnostics_Debugger_get_IsAttached()
{
    return false;
}

bool GC_AnyPendingFinalizers()
{
    return false; // finalizers never run
}

void GC_ReRegisterForFinalize__Object(Ref& obj)
{
    checkNotNull(obj);
}

void GC_SuppressFinalize__Object(Ref& obj)
{
    checkNotNull(obj);
}

} // namespace nano::natives
