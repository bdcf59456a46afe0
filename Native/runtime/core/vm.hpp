// The state of the machine and the services its parts give each other.
#pragma once

#include "image.hpp"

namespace nano
{

enum class Load : u8
{
    Ok,
    TooSmall,
    Magic,
    Format,
    Size,
    Crc,
    Natives,
    Operations,
    Layout,
    Type,
    Method,
    Code,
    Literal,
    Memory
};

// A frame is words; three words in front of it link it to its caller.
constexpr u32 FrameHead = 3;
constexpr u32 FramePrevious = 3; // fp[-3]: address of the caller's frame, 0 for the first
constexpr u32 FrameReturn = 2;   // fp[-2]: where the caller goes on: an address, or DenseReturn and a bit; 0 for the first
constexpr u32 FrameMethod = 1;   // fp[-1]: address of the method's head
constexpr u32 DenseReturn = 0x80000000;

// An exception on its way through a frame whose filter or finally block runs. It lies on the stack above all frames
// that are still alive, and the block's own calls are put above it.
struct Marker
{
    u32 kind; // ClauseKind::Filter or ClauseKind::Finally
    u32 previous;
    Ref exception;
    u32 frame;           // whose filter or finally block runs
    u32 pc;              // where that frame stood
    u32 clause;          // index of the clause
    u32 top;             // filter: the frame that threw. finally: the frame that will catch
    u32 topPc;           // filter: where it threw. finally: index of the clause that will catch
    u32 block, blockEnd; // finally: the block's code
    u32 again;           // filter: the exception was rethrown
};

struct Vm
{
    const ImageHeader* image;
    const TypeRecord* types;
    const u16* methods;
    const u8* code;  // of all methods
    const u8* dense; // where the dense ones begin
    const u8* codebook;
    const u8* signatures; // offsets of shapes
    const u8* shapes;
    u32 methodUnit;
    u32 imageAt, imageEnd;
    u32 statics;
    u32 texts; // per literal the string made of it, forgotten when nobody else holds it
    u32 stack, stackEnd;
    u32 sp;     // end of the topmost frame or marker
    u32 marker; // topmost Marker, 0 for none
    u32 fp;     // of the running frame, up to date whenever something may be allocated or thrown

    u32 heap, heapTop, heapEnd;
    u32* marks;    // one bit per word of the heap
    u32* forwards; // per 32 words: live words in front
    bool stress;   // collect at each allocation
    u32 collections;
    u64 allocatedBytes;
    u32 peakLive;

    // Dense code (dense.hpp). Places in it are bits from the image's start.
    u32 cursor; // what is unpacked next
    u32 unit;   // what was unpacked last: it runs now
    u32 target; // where the branch goes that was unpacked last
    u32 last;   // register written last

    Ref pending; // exception a native raised
    Ref outOfMemory;
    Ref handles[4]; // further roots for natives
    u32 handleCount;
    i32 exitCode;
    u32 castFrom, castTo; // types of the cast that failed last, by index and one, until its exception says so
    u32 weakType;         // System.WeakReference once there is one, else 0
};

extern Vm vm;

// loader.cpp
Load loadImage(u32 address, u32 size);
u32 staticBytes(); // statics, flags of static constructors and the strings made of literals
bool place(u32 from, u32 to, u32 stackBytes);
constexpr u32 StackReserve = 512;  // bytes kept for markers when the stack is exhausted
constexpr u32 SmallestHeap = 272;  // two blocks of 128 bytes and their tables
const char* describe(Load result); // the updater does not use it: no room for sentences

// interpreter.cpp
i32 run();

// threads.cpp: where a thread that does not run stands. What runs is in Vm.
struct Context
{
    u32 fp, back, sp, marker; // fp 0: there is no such thread; back: as a frame's FrameReturn
    u32 stackEnd;
};
constexpr u32 MaxThreads = 64;
extern Context contexts[MaxThreads];

// What a native puts into vm.pending, where no object lies, to have the threads switched, or the program ended.
constexpr Ref SwitchThreads = 1, EndProgram = 2;

// unwind.cpp: what the interpreter goes on with. A place in a method's code is counted from its first byte, in bytes, or in bits where it
// is dense.
constexpr u32 Nowhere = ~0u;
struct Resume
{
    u32* fp;
    u32 place; // Nowhere: nobody catches it, vm.pending holds it
};
Resume switchThreads(u32* fp, u32 back); // `place` is like FrameReturn here
Resume raise(Ref exception, u32* fp, u32 place, bool again);
Resume endFinally(u32* fp);
Resume endFilter(bool accepted);
Ref makeException(WellKnown kind);

// Keeps the types of a cast that fails for its exception. The image in one file with its runtime does not name them.
inline void noteCast([[maybe_unused]] u32 from, [[maybe_unused]] u32 to)
{
#ifndef NANO_OWN_FILE
    vm.castFrom = from + 1;
    vm.castTo = to + 1;
#endif
}

// heap.cpp
void initHeap();
Ref allocateObject(u32 type);
Ref allocateArray(u32 type, u32 count);
Ref allocateString(u32 length);
void collect();
u32 objectBytes(Ref object);

// types
inline u32 typeOf(Ref object)
{
    return word(object) & 0xFFFF;
}
inline const TypeRecord& recordOf(Ref object)
{
    return vm.types[typeOf(object)];
}
bool assignable(u32 from, u32 to);
inline bool isInstance(Ref object, u32 type)
{
    u32 own = typeOf(object);
    return own == type || assignable(own, type);
}
inline const u8* pool(u32 offset)
{
    return at(vm.imageAt + vm.image->pool + offset);
}
inline u32 lengthOf(Ref array)
{
    return word(array + 4);
}
inline u8* elementsOf(Ref array)
{
    return at(array + 8);
}
inline u32 wellKnown(WellKnown kind)
{
    return vm.image->wellKnown[kind];
}

const u8* nameOfType(u32 type); // UTF-8, ends with a zero; empty when the image has no names

const u8* nameOfMethodAt(u32 codeOffset); // of the head in the code section; null when the image has no method names

// Raises a managed exception from a native; the native returns at once, its result is not looked at.
void raiseFromNative(WellKnown kind);

// port: what the surroundings give (host/ or chip/)
void portWrite(bool error, const u8* bytes, u32 count);
i64 portTicks(); // 100 ns since 1601-01-01, or since start where there is no clock
void portSleep(i32 milliseconds);
[[noreturn]] void portReset();

} // namespace nano
