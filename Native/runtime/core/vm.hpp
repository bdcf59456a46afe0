// The state of the machine and the services its parts give each other.
#pragma once

#include "image.hpp"

namespace nano
{

enum class Load : uint8_t
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
constexpr uint32_t frameHead = 3;
constexpr uint32_t framePrevious = 3; // fp[-3]: address of the caller's frame, 0 for the first
constexpr uint32_t frameReturn = 2;   // fp[-2]: where the caller goes on: an address, or denseReturn and a bit; 0 for the first
constexpr uint32_t frameMethod = 1;   // fp[-1]: address of the method's head
constexpr uint32_t denseReturn = 0x80000000;

// An exception on its way through a frame whose filter or finally block runs. It lies on the stack above all frames
// that are still alive, and the block's own calls are put above it.
struct Marker
{
    uint32_t kind; // ClauseKind::Filter or ClauseKind::Finally
    uint32_t previous;
    Ref exception;
    uint32_t frame;           // whose filter or finally block runs
    uint32_t pc;              // where that frame stood
    uint32_t clause;          // index of the clause
    uint32_t top;             // filter: the frame that threw. finally: the frame that will catch
    uint32_t topPc;           // filter: where it threw. finally: index of the clause that will catch
    uint32_t block, blockEnd; // finally: the block's code
    uint32_t again;           // filter: the exception was rethrown
};

struct Vm
{
    const ImageHeader* image;
    const TypeRecord* types;
    const uint16_t* methods;
    const uint8_t* code;  // of all methods
    const uint8_t* dense; // where the dense ones begin
    const uint8_t* codebook;
    const uint8_t* signatures; // offsets of shapes
    const uint8_t* shapes;
    uint32_t methodUnit;
    uint32_t imageAt, imageEnd;
    uint32_t statics;
    uint32_t texts; // per literal the string made of it, forgotten when nobody else holds it
    uint32_t stack, stackEnd;
    uint32_t sp;     // end of the topmost frame or marker
    uint32_t marker; // topmost Marker, 0 for none
    uint32_t fp;     // of the running frame, up to date whenever something may be allocated or thrown

    uint32_t heap, heapTop, heapEnd;
    uint32_t* marks;    // one bit per word of the heap
    uint32_t* forwards; // per 32 words: live words in front
    bool stress;        // collect at each allocation
    uint32_t collections;
    uint64_t allocatedBytes;
    uint32_t peakLive;

    // Dense code (dense.hpp). Places in it are bits from the image's start.
    uint32_t cursor; // what is unpacked next
    uint32_t unit;   // what was unpacked last: it runs now
    uint32_t target; // where the branch goes that was unpacked last
    uint32_t last;   // register written last

    Ref pending; // exception a native raised
    Ref outOfMemory;
    Ref handles[4]; // further roots for natives
    uint32_t handleCount;
    int32_t exitCode;
    uint32_t castFrom, castTo; // types of the cast that failed last, by index and one, until its exception says so
    uint32_t weakType;         // System.WeakReference once there is one, else 0
};

extern Vm vm;

// loader.cpp
Load loadImage(uint32_t address, uint32_t size);
uint32_t staticBytes(); // statics, flags of static constructors and the strings made of literals
bool place(uint32_t from, uint32_t to, uint32_t stackBytes);
constexpr uint32_t stackReserve = 512; // bytes kept for markers when the stack is exhausted
constexpr uint32_t smallestHeap = 272; // two blocks of 128 bytes and their tables
const char* describe(Load result);     // the updater does not use it: no room for sentences

// interpreter.cpp
int32_t run();

// threads.cpp: where a thread that does not run stands. What runs is in Vm.
struct Context
{
    uint32_t fp, back, sp, marker; // fp 0: there is no such thread; back: as a frame's frameReturn
    uint32_t stackEnd;
};
constexpr uint32_t maxThreads = 64;
extern Context contexts[maxThreads];

// What a native puts into vm.pending, where no object lies, to have the threads switched, or the program ended.
constexpr Ref switchRequest = 1, endRequest = 2;

// unwind.cpp: what the interpreter goes on with. A place in a method's code is counted from its first byte, in bytes, or in bits where it
// is dense.
constexpr uint32_t nowhere = ~0u;
struct Resume
{
    uint32_t* fp;
    uint32_t place; // nowhere: nobody catches it, vm.pending holds it
};
Resume switchThreads(uint32_t* fp, uint32_t back); // `place` is like frameReturn here
Resume raise(Ref exception, uint32_t* fp, uint32_t place, bool again);
Resume endFinally(uint32_t* fp);
Resume endFilter(bool accepted);
Ref makeException(WellKnown kind);

// Keeps the types of a cast that fails for its exception. The image in one file with its runtime does not name them.
inline void noteCast([[maybe_unused]] uint32_t from, [[maybe_unused]] uint32_t to)
{
#ifndef NANO_OWN_FILE
    vm.castFrom = from + 1;
    vm.castTo = to + 1;
#endif
}

// heap.cpp
void initHeap();
Ref allocateObject(uint32_t type);
Ref allocateArray(uint32_t type, uint32_t count);
Ref allocateString(uint32_t length);
void collect();
uint32_t objectBytes(Ref object);

// types
inline uint32_t typeOf(Ref object)
{
    return word(object) & 0xFFFF;
}
inline const TypeRecord& recordOf(Ref object)
{
    return vm.types[typeOf(object)];
}
bool assignable(uint32_t from, uint32_t to);
inline bool isInstance(Ref object, uint32_t type)
{
    uint32_t own = typeOf(object);
    return own == type || assignable(own, type);
}
inline const uint8_t* pool(uint32_t offset)
{
    return at(vm.imageAt + vm.image->pool + offset);
}
inline uint32_t lengthOf(Ref array)
{
    return word(array + 4);
}
inline uint8_t* elementsOf(Ref array)
{
    return at(array + 8);
}
inline uint32_t wellKnown(WellKnown kind)
{
    return vm.image->wellKnown[kind];
}

const uint8_t* nameOfType(uint32_t type); // UTF-8, ends with a zero; empty when the image has no names

const uint8_t* nameOfMethodAt(uint32_t codeOffset); // of the head in the code section; null when the image has no method names

// Raises a managed exception from a native; the native returns at once, its result is not looked at.
void raiseFromNative(WellKnown kind);

// port: what the surroundings give (host/ or chip/)
void portWrite(bool error, const uint8_t* bytes, uint32_t count);
int64_t portTicks(); // 100 ns since 1601-01-01, or since start where there is no clock
void portSleep(int32_t milliseconds);
[[noreturn]] void portReset();

} // namespace nano
