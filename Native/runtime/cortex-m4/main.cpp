// The runtime on a bare Cortex-M4 without any peripheral: what the conformance programs and the instruction counts are
// run with.
#include "core/natives.hpp"
#include "test_device.hpp"

namespace nano
{

namespace
{

constexpr u32 FlagStress = 1;

#ifdef NANO_WITHOUT_FILES
// What is measured holds no sentences.
void refuse(Load result)
{
    device().error = '0' + static_cast<u32>(result);
}
#else
void write(const char* text)
{
    while (*text != 0)
    {
        device().error = static_cast<u8>(*text++);
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

void portWrite(bool error, const u8* bytes, u32 count)
{
    for (u32 i = 0; i < count; i++)
    {
        (error ? device().error : device().out) = bytes[i];
    }
}

i64 portTicks()
{
    u32 low = device().ticksLow;
    return static_cast<i64>(u64(device().ticksHigh) << 32 | low);
}

void portSleep(i32 milliseconds)
{
    const i64 end = portTicks() + i64(milliseconds) * 10000;
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

// The emulator's call: the image lies in memory, the heap may grow to `end`.
extern "C" [[noreturn]] __attribute__((section(".start"), used)) void nanoStart(u32 image, u32 size, u32 end, u32 options)
{
    vm.stress = (options & FlagStress) != 0;
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
        device().exit = static_cast<u32>(run());
    }
    for (;;)
    {
    }
}
