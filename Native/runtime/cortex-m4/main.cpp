// The runtime on a bare Cortex-M4 without peripherals, for the conformance programs and the instruction counts.
#include "core/natives.hpp"
#include "test_device.hpp"

namespace nano
{

namespace
{

constexpr uint32_t flagStress = 1;

#ifdef NANO_WITHOUT_FILES
/// Builds that only measure size omit the messages.
void refuse(Load result)
{
    device().error = '0' + static_cast<uint32_t>(result);
}
#else
void write(const char* text)
{
    while (*text != 0)
    {
        device().error = static_cast<uint8_t>(*text++);
    }
}

void refuse(Load result)
{
    write("nano-chip: the image is ");
    write(describe(result));
    write("\n");
}
#endif

} // namespace

void portWrite(bool error, const uint8_t* bytes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
    {
        (error ? device().error : device().out) = bytes[i];
    }
}

int64_t portTicks()
{
    uint32_t low = device().ticksLow;
    return static_cast<int64_t>(uint64_t(device().ticksHigh) << 32 | low);
}

void portSleep(int32_t milliseconds)
{
    const int64_t end = portTicks() + int64_t(milliseconds) * 10000;
    while (portTicks() < end)
    {
    }
}

void portReset()
{
    device().exit = 0;
    for (;;)
    {
    }
}

} // namespace nano

using namespace nano;

/// Called by the emulator when the image is in memory; the heap may extend to `end`.
extern "C" [[noreturn]] __attribute__((section(".start"), used)) void nanoStart(uint32_t image, uint32_t size, uint32_t end,
                                                                                uint32_t options)
{
    vm.stress = (options & flagStress) != 0;
    Load result = loadImage(image, size);
    if (result == Load::Ok && !place(image + size, end, (options >> 8) * 256))
    {
        result = Load::Memory;
    }
    if (result != Load::Ok)
    {
        refuse(result);
        device().exit = 2;
    }
    else
    {
        device().exit = static_cast<uint32_t>(run());
    }
    for (;;)
    {
    }
}
