// Entry point of the updater: starts the board, then the managed code, which uses the rest of SRAM1.
#include "board.hpp"

#include "core/natives.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/console/console.hpp"
#include "drivers/system/system.hpp"
#include "fault.hpp"

#include <cstddef>

extern "C"
{
    // Defined by the linker script.
    extern uint8_t managedStart[];
    extern uint8_t managedEnd[];
    extern uint8_t arenaStart[];
    extern uint8_t arenaEnd[];
}

namespace nano
{

void portWrite(bool, const uint8_t* bytes, uint32_t count)
{
    drivers::console::write(reinterpret_cast<const char*>(bytes), count);
}

int64_t portTicks()
{
    return drivers::clock::milliseconds() * 10'000;
}

void portSleep(int32_t milliseconds)
{
    drivers::clock::sleep(milliseconds);
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

/// Size of the managed stack: the reserve plus twice the deepest chain of calls. The heap takes the rest.
constexpr uint32_t managedStackBytes = (nano::stackReserve + 2 * nano::natives::deepestCalls + 7) & ~7u;

} // namespace

/// Defines offsets of the runtime's variables as symbols, which take no space in the image. The emulator uses these symbols to measure RAM
/// use.
#define OFFSET(field) asm volatile(".globl vm." #field "\n\t.set vm." #field ", %c0" : : "i"(offsetof(nano::Vm, field)))

// main() is neither inlined into the start-up code nor cloned, so debuggers and traces find it by name.
extern "C" [[gnu::noipa]] int main()
{
    OFFSET(stack);
    OFFSET(stackEnd);
    OFFSET(heap);
    OFFSET(heapTop);
    OFFSET(heapEnd);
    OFFSET(code);
    OFFSET(fp);
    OFFSET(peakLive);
    OFFSET(collections);
    if (!board::start())
    {
        board::halt("CLOCKS");
    }
    const uint32_t image = nano::addressOf(managedStart);
    const nano::Load loaded = nano::loadImage(image, static_cast<uint32_t>(managedEnd - managedStart));
    if (loaded != nano::Load::Ok)
    {
        // The number identifies the failed check of the image loader.
        static char what[] = "IMAGE 00";
        what[6] = static_cast<char>('0' + static_cast<int>(loaded) / 10);
        what[7] = static_cast<char>('0' + static_cast<int>(loaded) % 10);
        board::halt(what);
    }
    if (!nano::place(nano::addressOf(arenaStart), nano::addressOf(arenaEnd), managedStackBytes))
    {
        board::halt("HEAP");
    }
    return nano::run();
}
