// State of the virtual machine, and the functions that its parts share.
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

/// A frame is an array of words. The three words before it link the frame to its caller.
constexpr uint32_t frameHead = 3;
constexpr uint32_t framePrevious = 3; // fp[-3]: address of the caller's frame; 0 for the first frame
constexpr uint32_t frameReturn = 2;   // fp[-2]: return address in the caller, or compressedReturn and a bit position; 0 for the first frame
constexpr uint32_t frameMethod = 1;   // fp[-1]: address of the method's header
constexpr uint32_t compressedReturn = 0x80000000;

/// State of an exception while a filter or finally block runs. The marker is located on the stack above all frames that are still alive and
/// below the frames that the block calls.
struct Marker
{
    uint32_t kind; // ClauseKind::Filter or ClauseKind::Finally
    uint32_t previous;
    Ref exception;
    uint32_t frame;           // frame whose filter or finally block is running
    uint32_t pc;              // place in the method of that frame
    uint32_t clause;          // index of the clause
    uint32_t top;             // filter: the frame that threw. finally: the frame that will catch
    uint32_t topPc;           // filter: place where that frame threw. finally: index of the clause that will catch
    uint32_t block, blockEnd; // finally: the block's code
    uint32_t again;           // filter: nonzero if the exception was rethrown
};

struct Vm
{
    const ImageHeader* image;
    const TypeRecord* types;
    const uint16_t* methods;
    const uint16_t* dispatch;       // dispatch table: methods by type and slot
    const uint8_t* code;            // of all methods
    const uint8_t* firstCompressed; // first method in compressed bytecode
    const uint8_t* codebook;
    const uint8_t* signatures; // offsets of shapes
    const uint8_t* shapes;
    uint32_t methodUnit;
    uint32_t imageAt, imageEnd;
    uint32_t statics;
    uint32_t texts; // table of the literals' string objects; an object that nothing else references is dropped
    uint32_t stack, stackEnd;
    uint32_t sp;     // end of the topmost frame or marker
    uint32_t marker; // topmost Marker, 0 for none
    uint32_t fp;     // current frame; up to date wherever code may allocate or throw

    uint32_t heap, heapTop, heapEnd;
    uint32_t* marks;    // mark bits, one per word of the heap
    uint32_t* forwards; // for every 32 words, the number of live words before them
    bool stress;        // run a collection at each allocation (--gc-stress)
    uint32_t collections;
    uint64_t allocatedBytes;
    uint32_t peakLive;

    /// Compressed bytecode (compressed_code.hpp). Positions are in bits from the start of the image.
    uint32_t cursor; // next unit
    uint32_t unit;   // current unit, the one decoded last
    uint32_t target; // target of the branch decoded last
    uint32_t last;   // register written last

    Ref pending; // exception raised by a native
    Ref outOfMemory;
    Ref handles[4]; // additional roots for natives
    uint32_t handleCount;
    int32_t exitCode;
    uint32_t weakType; // type index of System.WeakReference once such an object exists, else 0
};

extern Vm vm;

// loader.cpp
Load loadImage(uint32_t address, uint32_t size);
uint32_t staticBytes(); // size of statics, static constructors' flags and the table of string objects
bool place(uint32_t from, uint32_t to, uint32_t stackBytes);
constexpr uint32_t stackReserve = 512; // bytes reserved for markers when the stack is exhausted
constexpr uint32_t smallestHeap = 272; // two blocks of 128 bytes and their mark and forwarding tables
const char* describe(Load result);     // omitted from the updater to save space

// interpreter.cpp
int32_t run();

/// threads.cpp: saved state of a thread that is not running. The state of the running thread is in Vm.
struct Context
{
    uint32_t fp, back, sp, marker; // fp is 0 if there is no thread; back has the format of frameReturn
    uint32_t stackEnd;
};
constexpr uint32_t maxThreads = 64;
extern Context contexts[maxThreads];

/// Values of vm.pending, distinct from object addresses, with which a native requests a thread switch or the end of the program.
constexpr Ref switchRequest = 1, endRequest = 2;

/// unwind.cpp: where the interpreter continues. A place in a method's code is an offset from the start of the code, in bytes, or in bits if
/// the code is compressed.
constexpr uint32_t nowhere = ~0u;    // the exception in vm.pending is unhandled
constexpr uint32_t leftFilter = ~1u; // an exception leaves a filter whose finally blocks have run; dropFilter continues
struct Resume
{
    uint32_t* fp; // null if `place` is nowhere or leftFilter
    uint32_t place;
};
Resume switchThreads(uint32_t* fp, uint32_t back); // here `place` has the format of frameReturn
Resume raise(Ref exception, uint32_t* fp, uint32_t place, bool again);
Resume endFinally(uint32_t* fp);
Resume endFilter(bool accepted);
Resume dropFilter(); // a filter that throws is treated as false, and its exception is discarded
Ref makeException(WellKnown kind);

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
/// Returns the array type for the given element type; noIndex if the image contains no such array type.
uint32_t arrayOf(uint32_t element);
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

/// Number of string literals. The runtime keeps the string objects of these literals, but not those of type names.
inline uint32_t stringCount()
{
    return vm.image->textCount - vm.image->namedTypes;
}

constexpr uint32_t noName = ~0u;
uint32_t nameOfType(uint32_t type); // literal; noName if the image does not name the type

const uint8_t* nameOfMethodAt(uint32_t codeOffset); // offset of the header in the code section; null if the image contains no method names

/// Raises a managed exception from a native. The native must then return at once; its result is ignored.
void raiseFromNative(WellKnown kind);

/// Functions of the port, provided by host/, cortex-m4/ or the board.
void portWrite(bool error, const uint8_t* bytes, uint32_t count);
int64_t portTicks(); // in units of 100 ns since the year 1, or since the start of the program if there is no clock
void portSleep(int32_t milliseconds);
[[noreturn]] void portReset();

} // namespace nano
