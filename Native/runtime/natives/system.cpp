// Console, clock, collector and the bits of floating-point numbers.
#include "core/natives.hpp"
#include "natives/utf8.hpp"

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

void Threading_Thread_Pause__Int32(int32_t milliseconds)
{
    portSleep(milliseconds);
}

uint32_t nanoFramework_Runtime_Native_GC_Run__Boolean(bool)
{
    collect();
    return vm.heapEnd - vm.heapTop;
}

void nanoFramework_Runtime_Native_Power_Reboot__Int32(int32_t)
{
    portReset();
}

int64_t BitConverter_DoubleToInt64Bits__Double(double value)
{
    return bits<int64_t>(value);
}

double BitConverter_Int64BitsToDouble__Int64(int64_t value)
{
    return bits<double>(value);
}

int32_t BitConverter_SingleToInt32Bits__Single(float value)
{
    return bits<int32_t>(value);
}

float BitConverter_Int32BitsToSingle__Int32(int32_t value)
{
    return bits<float>(value);
}

} // namespace nano::natives
