// The heap. Objects are contiguous: allocation advances a pointer, and a collection slides live objects to the front. There are no holes,
// so all free memory is one block.
#include "natives.hpp"
#include "walk.hpp"

namespace nano
{

namespace
{

constexpr uint32_t markStackSize = 64;
Ref markStack[markStackSize];
uint32_t markDepth;
bool markOverflow;

uint32_t countBits(uint32_t value)
{
    value -= (value >> 1) & 0x55555555;
    value = (value & 0x33333333) + ((value >> 2) & 0x33333333);
    return (((value + (value >> 4)) & 0x0F0F0F0F) * 0x01010101) >> 24;
}

bool inHeap(Ref object)
{
    return object >= vm.heap && object < vm.heapTop;
}

bool marked(uint32_t index)
{
    return (vm.marks[index >> 5] >> (index & 31)) & 1;
}

void setMarks(uint32_t index, uint32_t count)
{
    while (count != 0)
    {
        uint32_t bit = index & 31;
        uint32_t run = 32 - bit < count ? 32 - bit : count;
        uint32_t mask = run == 32 ? ~0u : ((1u << run) - 1) << bit;
        vm.marks[index >> 5] |= mask;
        index += run;
        count -= run;
    }
}

template<typename Visit>
void visitMapped(uint32_t* words, uint32_t count, const uint8_t* map, Visit visit)
{
    for (uint32_t i = 0; i < count; i++)
    {
        if (testBit(map, i))
        {
            visit(words[i]);
        }
    }
}

bool hasReferences(const TypeRecord& type)
{
    return type.hasMap() || (type.flags & (ElementsAreReferences | ElementsHaveMap)) != 0;
}

template<typename Visit>
void visitObject(Ref object, Visit visit)
{
    const TypeRecord& type = recordOf(object);
    if (type.kind != Kind::Array)
    {
        if (type.hasMap())
        {
            visitMapped(&word(object + 4), type.words, pool(type.detail), visit);
        }
        return;
    }
    uint32_t* words = &word(object + 8);
    uint32_t count = lengthOf(object);
    if (type.flags & ElementsAreReferences)
    {
        for (uint32_t i = 0; i < count; i++)
        {
            visit(words[i]);
        }
    }
    else if (type.flags & ElementsHaveMap)
    {
        uint32_t size = type.words / 4;
        const uint8_t* map = pool(vm.types[type.detail].detail);
        for (uint32_t i = 0; i < count; i++, words += size)
        {
            visitMapped(words, size, map, visit);
        }
    }
}

void mark(uint32_t& slot)
{
    Ref object = slot;
    if (!inHeap(object))
    {
        return;
    }
    uint32_t index = (object - vm.heap) >> 2;
    if (marked(index))
    {
        return;
    }
    setMarks(index, objectBytes(object) >> 2);
    if (hasReferences(recordOf(object)))
    {
        if (markDepth == markStackSize)
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
void visitFrames(uint32_t first, uint32_t marker, Visit visit)
{
    FrameWalk walk(first, marker);
    for (walk.skip(visit); walk.frame != 0; walk.next(visit))
    {
        uint32_t* fp = &word(walk.frame);
        Method method = methodOf(fp);
        for (uint32_t i = 0; i < method.frame; i++)
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
    for (uint32_t i = 0; i < vm.handleCount; i++)
    {
        visit(vm.handles[i]);
    }
    visitFrames(vm.fp, vm.marker, visit);
#ifdef NANO_HAS_Threading_Scheduler_Fork
    for (const Context& context : contexts)
    {
        visitFrames(context.fp, context.marker, visit);
    }
#endif
}

/// Calls visit(object, size) for each marked object, front to back. The size is determined before the call, so `visit` may move the object.
template<typename Visit>
void visitMarked(Visit visit)
{
    uint32_t words = (vm.heapTop - vm.heap) >> 2;
    for (uint32_t index = 0; index < words;)
    {
        uint32_t rest = vm.marks[index >> 5] >> (index & 31);
        if (rest == 0)
        {
            index = (index | 31) + 1;
            continue;
        }
        index += static_cast<uint32_t>(__builtin_ctz(rest));
        Ref object = vm.heap + (index << 2);
        uint32_t size = objectBytes(object);
        visit(object, size);
        index += size >> 2;
    }
}

Ref forwarded(Ref object)
{
    uint32_t index = (object - vm.heap) >> 2;
    uint32_t before = vm.marks[index >> 5] & ((1u << (index & 31)) - 1);
    return vm.heap + ((vm.forwards[index >> 5] + countBits(before)) << 2);
}

void forward(uint32_t& slot)
{
    if (inHeap(slot))
    {
        slot = forwarded(slot);
    }
}

#ifdef NANO_HAS_WeakReference
/// Visits the hidden word of a WeakReference, identified by its type.
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
        [](Ref object, uint32_t)
        {
            visitWeak(object,
                      [](uint32_t& target)
                      {
                          if (inHeap(target) && !marked((target - vm.heap) >> 2))
                          {
                              target = 0;
                          }
                      });
        });
}
#endif

/// Removes from the literal table all strings to which nothing else refers.
void forgetTexts()
{
    for (uint32_t i = 0; i < stringCount(); i++)
    {
        uint32_t& text = word(vm.texts + 4 * i);
        if (inHeap(text) && !marked((text - vm.heap) >> 2))
        {
            text = 0;
        }
    }
}

Ref allocate(uint64_t bytes, uint32_t header)
{
    uint64_t size = (bytes + 3) & ~uint64_t(3);
    if (vm.stress || size > vm.heapEnd - vm.heapTop)
    {
        collect();
        if (size > vm.heapEnd - vm.heapTop)
        {
            return 0;
        }
    }
    Ref object = vm.heapTop;
    vm.heapTop += static_cast<uint32_t>(size);
    vm.allocatedBytes += size;
    memset(at(object), 0, static_cast<size_t>(size));
    word(object) = header;
    return object;
}

} // namespace

uint32_t objectBytes(Ref object)
{
    const TypeRecord& type = recordOf(object);
    if (type.kind == Kind::Array || type.kind == Kind::String)
    {
        return (8 + lengthOf(object) * type.words + 3) & ~3u;
    }
    return 4 + type.words * 4u;
}

namespace
{

void markLive()
{
    visitRoots(mark);
    drain();
    while (markOverflow)
    {
        markOverflow = false;
        visitMarked(
            [](Ref object, uint32_t)
            {
                visitObject(object, mark);
                drain();
            });
    }
#ifdef NANO_HAS_WeakReference
    if (vm.weakType != 0)
    {
        forgetWeak();
    }
#endif
    forgetTexts();
}

/// Sets every reference to the address that its object has after the collection.
void forwardReferences()
{
    visitRoots(forward);
    for (uint32_t i = 0; i < stringCount(); i++)
    {
        forward(word(vm.texts + 4 * i));
    }
    visitMarked([](Ref object, uint32_t) { visitObject(object, forward); });
#ifdef NANO_HAS_WeakReference
    if (vm.weakType != 0)
    {
        visitMarked([](Ref object, uint32_t) { visitWeak(object, forward); });
    }
#endif
}

} // namespace

void collect()
{
    vm.collections++;
    uint32_t blocks = (((vm.heapTop - vm.heap) >> 2) + 31) >> 5;
    memset(vm.marks, 0, blocks * sizeof(uint32_t));
    markLive();
    uint32_t live = 0;
    for (uint32_t i = 0; i < blocks; i++)
    {
        vm.forwards[i] = live;
        live += countBits(vm.marks[i]);
    }
    forwardReferences();
    visitMarked(
        [](Ref object, uint32_t size)
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

Ref allocateObject(uint32_t type)
{
    return allocate(4 + uint64_t(vm.types[type].words) * 4, type);
}

Ref allocateArray(uint32_t type, uint32_t count)
{
    Ref array = allocate(8 + uint64_t(count) * vm.types[type].words, type);
    if (array != 0)
    {
        word(array + 4) = count;
    }
    return array;
}

Ref allocateString(uint32_t length)
{
    return allocateArray(wellKnown(TypeString), length);
}

} // namespace nano
