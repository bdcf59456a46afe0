// The heap: objects lie one behind the other, allocation moves a pointer, a collection slides what lives to the front.
// So there is never a hole, and the largest free block is all free memory.
#include "natives.hpp"
#include "walk.hpp"

namespace nano
{

namespace
{

constexpr u32 MarkStackSize = 64;
Ref markStack[MarkStackSize];
u32 markDepth;
bool markOverflow;

u32 countBits(u32 value)
{
    value -= (value >> 1) & 0x55555555;
    value = (value & 0x33333333) + ((value >> 2) & 0x33333333);
    return (((value + (value >> 4)) & 0x0F0F0F0F) * 0x01010101) >> 24;
}

bool inHeap(Ref object)
{
    return object >= vm.heap && object < vm.heapTop;
}

bool marked(u32 index)
{
    return (vm.marks[index >> 5] >> (index & 31)) & 1;
}

void setMarks(u32 index, u32 count)
{
    while (count != 0)
    {
        u32 bit = index & 31;
        u32 run = 32 - bit < count ? 32 - bit : count;
        u32 mask = run == 32 ? ~0u : ((1u << run) - 1) << bit;
        vm.marks[index >> 5] |= mask;
        index += run;
        count -= run;
    }
}

template<typename Visit>
void visitMapped(u32* words, u32 count, const u8* map, Visit visit)
{
    for (u32 i = 0; i < count; i++)
    {
        if (testBit(map, i))
        {
            visit(words[i]);
        }
    }
}

bool hasReferences(const TypeRecord& type)
{
    return type.map != NoIndex || (type.flags & (ElementsAreReferences | ElementsHaveMap)) != 0;
}

template<typename Visit>
void visitObject(Ref object, Visit visit)
{
    const TypeRecord& type = recordOf(object);
    if (type.kind != Kind::Array)
    {
        if (type.map != NoIndex)
        {
            visitMapped(&word(object + 4), type.words, pool(type.map), visit);
        }
        return;
    }
    u32* words = &word(object + 8);
    u32 count = lengthOf(object);
    if (type.flags & ElementsAreReferences)
    {
        for (u32 i = 0; i < count; i++)
        {
            visit(words[i]);
        }
    }
    else if (type.flags & ElementsHaveMap)
    {
        u32 size = type.words / 4;
        const u8* map = pool(vm.types[type.element].map);
        for (u32 i = 0; i < count; i++, words += size)
        {
            visitMapped(words, size, map, visit);
        }
    }
}

void mark(u32& slot)
{
    Ref object = slot;
    if (!inHeap(object))
    {
        return;
    }
    u32 index = (object - vm.heap) >> 2;
    if (marked(index))
    {
        return;
    }
    setMarks(index, objectBytes(object) >> 2);
    if (hasReferences(recordOf(object)))
    {
        if (markDepth == MarkStackSize)
        {
            markOverflow = true;
        }
        else
        {
            markStack[markDepth++] = object;
        }
    }
}

void drain()
{
    while (markDepth != 0)
    {
        visitObject(markStack[--markDepth], mark);
    }
}

template<typename Visit>
void visitFrames(u32 first, u32 marker, Visit visit)
{
    FrameWalk walk(first, marker);
    for (walk.skip(visit); walk.frame != 0; walk.next(visit))
    {
        u32* fp = &word(walk.frame);
        Method method = methodOf(fp);
        for (u32 i = 0; i < method.frame; i++)
        {
            if (method.isReference(i))
            {
                visit(fp[i]);
            }
        }
    }
}

template<typename Visit>
void visitRoots(Visit visit)
{
    visitMapped(&word(vm.statics), vm.image->staticsWords, at(vm.imageAt + vm.image->staticsMap), visit);
    visit(vm.pending);
    visit(vm.outOfMemory);
    for (u32 i = 0; i < vm.handleCount; i++)
    {
        visit(vm.handles[i]);
    }
    visitFrames(vm.fp, vm.marker, visit);
#ifdef NANO_HAS_Threading_Thread_Fork
    for (const Context& context : contexts)
    {
        visitFrames(context.fp, context.marker, visit);
    }
#endif
}

// Calls visit(object) for each marked object, front to back. An object's size is read before the call.
template<typename Visit>
void visitMarked(Visit visit)
{
    u32 words = (vm.heapTop - vm.heap) >> 2;
    for (u32 index = 0; index < words;)
    {
        u32 rest = vm.marks[index >> 5] >> (index & 31);
        if (rest == 0)
        {
            index = (index | 31) + 1;
            continue;
        }
        index += static_cast<u32>(__builtin_ctz(rest));
        Ref object = vm.heap + (index << 2);
        u32 size = objectBytes(object);
        visit(object, size);
        index += size >> 2;
    }
}

Ref forwarded(Ref object)
{
    u32 index = (object - vm.heap) >> 2;
    u32 before = vm.marks[index >> 5] & ((1u << (index & 31)) - 1);
    return vm.heap + ((vm.forwards[index >> 5] + countBits(before)) << 2);
}

void forward(u32& slot)
{
    if (inHeap(slot))
    {
        slot = forwarded(slot);
    }
}

#ifdef NANO_HAS_WeakReference_SetTarget
// What a WeakReference, known by its type, has in its one word.
template<typename Visit>
void visitWeak(Ref object, Visit visit)
{
    if (recordOf(object).kind == Kind::Class && isInstance(object, vm.weakType))
    {
        visit(word(object + 4));
    }
}

void forgetWeak()
{
    visitMarked(
        [](Ref object, u32)
        {
            visitWeak(object,
                      [](u32& target)
                      {
                          if (inHeap(target) && !marked((target - vm.heap) >> 2))
                          {
                              target = 0;
                          }
                      });
        });
}
#endif

// Strings made of literals that only the table of them still knows.
void forgetTexts()
{
    for (u32 i = 0; i < vm.image->literalCount; i++)
    {
        u32& text = word(vm.texts + 4 * i);
        if (inHeap(text) && !marked((text - vm.heap) >> 2))
        {
            text = 0;
        }
    }
}

Ref allocate(u64 bytes, u32 header)
{
    u64 size = (bytes + 3) & ~u64(3);
    if (vm.stress || size > vm.heapEnd - vm.heapTop)
    {
        collect();
        if (size > vm.heapEnd - vm.heapTop)
        {
            return 0;
        }
    }
    Ref object = vm.heapTop;
    vm.heapTop += static_cast<u32>(size);
    vm.allocatedBytes += size;
    memset(at(object), 0, static_cast<size_t>(size));
    word(object) = header;
    return object;
}

} // namespace

u32 objectBytes(Ref object)
{
    const TypeRecord& type = recordOf(object);
    if (type.kind == Kind::Array || type.kind == Kind::String)
    {
        return (8 + lengthOf(object) * type.words + 3) & ~3u;
    }
    return 4 + type.words * 4u;
}

void collect()
{
    vm.collections++;
    u32 blocks = (((vm.heapTop - vm.heap) >> 2) + 31) >> 5;
    memset(vm.marks, 0, blocks * sizeof(u32));
    visitRoots(mark);
    drain();
    while (markOverflow)
    {
        markOverflow = false;
        visitMarked(
            [](Ref object, u32)
            {
                visitObject(object, mark);
                drain();
            });
    }
#ifdef NANO_HAS_WeakReference_SetTarget
    if (vm.weakType != 0)
    {
        forgetWeak();
    }
#endif
    forgetTexts();
    u32 live = 0;
    for (u32 i = 0; i < blocks; i++)
    {
        vm.forwards[i] = live;
        live += countBits(vm.marks[i]);
    }
    visitRoots(forward);
    for (u32 i = 0; i < vm.image->literalCount; i++)
    {
        forward(word(vm.texts + 4 * i));
    }
    visitMarked([](Ref object, u32) { visitObject(object, forward); });
#ifdef NANO_HAS_WeakReference_SetTarget
    if (vm.weakType != 0)
    {
        visitMarked([](Ref object, u32) { visitWeak(object, forward); });
    }
#endif
    visitMarked(
        [](Ref object, u32 size)
        {
            Ref target = forwarded(object);
            if (target != object)
            {
                memmove(at(target), at(object), size);
            }
        });
    vm.heapTop = vm.heap + (live << 2);
    if (live << 2 > vm.peakLive)
    {
        vm.peakLive = live << 2;
    }
}

void initHeap()
{
    vm.heapTop = vm.heap;
    vm.outOfMemory = allocateObject(wellKnown(TypeOutOfMemory));
}

Ref allocateObject(u32 type)
{
    return allocate(4 + u64(vm.types[type].words) * 4, type);
}

Ref allocateArray(u32 type, u32 count)
{
    Ref array = allocate(8 + u64(count) * vm.types[type].words, type);
    if (array != 0)
    {
        word(array + 4) = count;
    }
    return array;
}

Ref allocateString(u32 length)
{
    return allocateArray(wellKnown(TypeString), length);
}

} // namespace nano
