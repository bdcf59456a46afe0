// Cooperative threads. Each thread has its own part of the stack region. Natives request thread switches.
#include "compressed_code.hpp"
#include "natives.hpp"

#ifdef NANO_HAS_Threading_Scheduler_Fork

namespace nano
{

Context contexts[maxThreads];

namespace
{

constexpr uint32_t starterRoom = 1024;   // bytes that must stay free above the main thread's frames
constexpr uint32_t smallestStack = 1536; // stackReserve included
constexpr uint32_t usualStack = 4096;    // minimum if the stack region is at least 8 times as large

uint32_t running;  // index of the running thread; its entry in contexts is stale
uint32_t wanted;   // thread to which execution switches when the native has returned
bool ending;       // the running thread has ended
uint32_t wholeEnd; // end of the stack region before the first thread was created
uint32_t lowest;   // start of the other threads' stacks

uint32_t stackBytes()
{
    const uint32_t whole = wholeEnd - vm.stack;
    uint32_t size = whole / 8 < usualStack ? whole / 8 : usualStack;
    size = (whole / maxThreads > size ? whole / maxThreads : size) & ~3u;
    return size < smallestStack ? smallestStack : size;
}

/// Thread stacks grow down from the top of the stack region; the main thread uses the rest. Freed stacks are reused.
uint32_t newStack()
{
    if (wholeEnd == 0)
    {
        wholeEnd = vm.stackEnd + stackReserve;
        lowest = wholeEnd;
    }
    for (uint32_t i = 1; i < maxThreads; i++)
    {
        if (i != running && contexts[i].fp == 0 && contexts[i].stackEnd != 0)
        {
            return i;
        }
    }
    uint32_t made = (wholeEnd - lowest) / stackBytes() + 1;
    uint32_t& firstEnd = running == 0 ? vm.stackEnd : contexts[0].stackEnd;
    uint32_t firstTop = running == 0 ? vm.sp : contexts[0].sp;
    if (made >= maxThreads || firstTop + starterRoom + stackReserve + stackBytes() > lowest)
    {
        return 0;
    }
    contexts[made].stackEnd = lowest - stackReserve;
    lowest -= stackBytes();
    firstEnd = lowest - stackReserve;
    return made;
}

} // namespace

Resume switchThreads(uint32_t* fp, uint32_t back)
{
    Context& from = contexts[running];
    from = {ending ? 0 : addressOf(fp), back, vm.sp, vm.marker, vm.stackEnd};
    ending = false;
    running = wanted;
    Context& to = contexts[running];
    vm.sp = to.sp;
    vm.marker = to.marker;
    vm.stackEnd = to.stackEnd;
    uint32_t* frame = &word(to.fp);
    to.fp = 0; // the thread's frames are found through vm.fp from now on
    return {frame, to.back};
}

namespace natives
{

namespace
{

void turnTo(int32_t stack, bool end)
{
    // If there is no such thread, the running one continues.
    if (static_cast<uint32_t>(stack) < maxThreads && contexts[stack].fp != 0)
    {
        wanted = static_cast<uint32_t>(stack);
        ending = end;
        vm.pending = switchRequest;
    }
}

} // namespace

int32_t Threading_Scheduler_Fork__ThreadStart(Ref& run)
{
    const uint32_t made = newStack();
    if (made == 0)
    {
        return -1;
    }
    // The fields of System.Delegate are the target, then the method's index.
    const uint32_t target = word(run + 4);
    const uint8_t* head = headOfMethod(word(run + 8) & 0xFFFF);
    const Method entry = takeApart(head);
    Context& context = contexts[made];
    const uint32_t frame = context.stackEnd + stackReserve - stackBytes() + 4 * frameHead;
    uint32_t* fp = &word(frame);
    fp[-static_cast<int32_t>(framePrevious)] = 0;
    fp[-static_cast<int32_t>(frameReturn)] = 0;
    fp[-static_cast<int32_t>(frameMethod)] = addressOf(head);
    memset(fp, 0, entry.frame * sizeof(uint32_t));
    fp[0] = target;
    context.fp = frame;
    context.back = isCompressed(head) ? compressedReturn | firstBit(fp) : addressOf(entry.code);
    context.sp = frame + 4u * entry.frame;
    context.marker = 0;
    return static_cast<int32_t>(made);
}

void Threading_Scheduler_SwitchTo__Int32(int32_t stack)
{
    turnTo(stack, false);
}

void Threading_Scheduler_End__Int32(int32_t stack)
{
    turnTo(stack, true);
}

} // namespace natives

} // namespace nano

#elif defined(NANO_HAS_Threading_Scheduler_SwitchTo)

/// Does nothing: programs that wait or sleep but never start a thread have no other thread to which execution could switch.
void nano::natives::Threading_Scheduler_SwitchTo__Int32(int32_t)
{
}

#endif

#ifdef NANO_HAS_Threading_Scheduler_Quit

void nano::natives::Threading_Scheduler_Quit()
{
    vm.pending = endRequest;
}

#endif
