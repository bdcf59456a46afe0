// Console, clock, collector and the bits of floating-point numbers.
#include "core/natives.hpp"
#include "natives/utf8.hpp"

namespace nano::natives
{

namespace
{

void print(bool error, Ref value)
{
    const u16* text = reinterpret_cast<const u16*>(elementsOf(value));
    u8 buffer[64];
    u32 used = 0;
    for (u32 i = 0; i < lengthOf(value);)
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

i64 DateTime_ReadClock()
{
    return portTicks();
}

i64 Environment_get_TickCount64()
{
    return static_cast<i64>(static_cast<u64>(portTicks()) / 10000);
}

void Threading_Thread_Pause__Int32(i32 milliseconds)
{
    portSleep(milliseconds);
}

u32 nanoFramework_Runtime_Native_GC_Run__Boolean(bool)
{
    collect();
    return vm.heapEnd - vm.heapTop;
}

void nanoFramework_Runtime_Native_Power_Reboot__Int32(i32)
{
    portReset();
}

i64 BitConverter_DoubleToInt64Bits__Double(double value)
{
    return bits<i64>(value);
}

double BitConverter_Int64BitsToDouble__Int64(i64 value)
{
    return bits<double>(value);
}

i32 BitConverter_SingleToInt32Bits__Single(float value)
{
    return bits<i32>(value);
}

float BitConverter_Int32BitsToSingle__Int32(i32 value)
{
    return bits<float>(value);
}

} // namespace nano::natives
