// Threads take turns, each on a stretch of the stack of its own; natives ask for the turn to pass.
#include "dense.hpp"
#include "natives.hpp"

#ifdef NANO_HAS_Threading_Thread_Fork

namespace nano
{

Context contexts[MaxThreads];

namespace
{

constexpr u32 Room = 1024;          // that the thread which starts another one keeps free
constexpr u32 SmallestStack = 1536; // StackReserve included
constexpr u32 UsualStack = 4096;    // where the whole is large enough

u32 running;  // its entry in contexts is where it stood last
u32 wanted;   // whose turn it is after the native
bool ending;  // the running one does not come back
u32 wholeEnd; // of the stack before the first thread was made
u32 lowest;   // where the stacks of the others begin

u32 stackBytes()
{
    const u32 whole = wholeEnd - vm.stack;
    u32 size = whole / 8 < UsualStack ? whole / 8 : UsualStack;
    size = (whole / MaxThreads > size ? whole / MaxThreads : size) & ~3u;
    return size < SmallestStack ? SmallestStack : size;
}

// Stacks lie from the end of the stack downwards; the first thread has what is below. One that was given up is used again.
u32 newStack()
{
    if (wholeEnd == 0)
    {
        wholeEnd = vm.stackEnd + StackReserve;
        lowest = wholeEnd;
    }
    for (u32 i = 1; i < MaxThreads; i++)
    {
        if (i != running && contexts[i].fp == 0 && contexts[i].stackEnd != 0)
        {
            return i;
        }
    }
    u32 made = (wholeEnd - lowest) / stackBytes() + 1;
    u32& firstEnd = running == 0 ? vm.stackEnd : contexts[0].stackEnd;
    u32 firstTop = running == 0 ? vm.sp : contexts[0].sp;
    if (made >= MaxThreads || firstTop + Room + StackReserve + stackBytes() > lowest)
    {
        return 0;
    }
    contexts[made].stackEnd = lowest - StackReserve;
    lowest -= stackBytes();
    firstEnd = lowest - StackReserve;
    return made;
}

} // namespace

Resume switchThreads(u32* fp, u32 back)
{
    Context& from = contexts[running];
    from = {ending ? 0 : addressOf(fp), back, vm.sp, vm.marker, vm.stackEnd};
    ending = false;
    running = wanted;
    Context& to = contexts[running];
    vm.sp = to.sp;
    vm.marker = to.marker;
    vm.stackEnd = to.stackEnd;
    u32* frame = &word(to.fp);
    to.fp = 0; // its frames are found from vm.fp now
    return {frame, to.back};
}

namespace natives
{

namespace
{

void turnTo(i32 stack, bool end)
{
    // Where there is none the thread goes on itself.
    if (static_cast<u32>(stack) < MaxThreads && contexts[stack].fp != 0)
    {
        wanted = static_cast<u32>(stack);
        ending = end;
        vm.pending = SwitchThreads;
    }
}

} // namespace

i32 Threading_Thread_Fork__ThreadStart(Ref& run)
{
    const u32 made = newStack();
    if (made == 0)
    {
        return -1;
    }
    // System.Delegate: target, then the method's index.
    const u32 target = word(run + 4);
    const u8* head = headOfMethod(word(run + 8) & 0xFFFF);
    const Method entry = takeApart(head, shapeOf);
    Context& context = contexts[made];
    const u32 frame = context.stackEnd + StackReserve - stackBytes() + 4 * FrameHead;
    u32* fp = &word(frame);
    fp[-static_cast<i32>(FramePrevious)] = 0;
    fp[-static_cast<i32>(FrameReturn)] = 0;
    fp[-static_cast<i32>(FrameMethod)] = addressOf(head);
    memset(fp, 0, entry.frame * sizeof(u32));
    fp[0] = target;
    context.fp = frame;
    context.back = isDense(head) ? DenseReturn | firstBit(fp) : addressOf(entry.code);
    context.sp = frame + 4u * entry.frame;
    context.marker = 0;
    return static_cast<i32>(made);
}

void Threading_Thread_SwitchTo__Int32(i32 stack)
{
    turnTo(stack, false);
}

void Threading_Thread_End__Int32(i32 stack)
{
    turnTo(stack, true);
}

void Threading_Thread_Quit()
{
    vm.pending = EndProgram;
}

} // namespace natives

} // namespace nano

#elif defined(NANO_HAS_Threading_Thread_SwitchTo)

// The program waits or sleeps but never starts a thread: there is nobody whose turn it could be.
void nano::natives::Threading_Thread_SwitchTo__Int32(i32)
{
}

#endif
