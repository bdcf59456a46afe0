// The interpreter, with one block of code for each operation of operations.def. Each block dispatches the next operation itself; in the
// updater, most blocks jump to a shared dispatch.
#include "compressed_code.hpp"
#include "natives.hpp"
#include "numbers.hpp"
#include "texts.hpp"
#include "vm.hpp"

namespace nano
{

Vm vm;

namespace
{

uint64_t pair(const uint32_t* words)
{
    return load<uint64_t>(words);
}

void copyWords(uint32_t* to, const uint32_t* from, uint32_t count)
{
    memmove(to, from, count * sizeof(uint32_t));
}

/// Whether `value` may be stored in `array`.
bool storable(Ref array, Ref value)
{
    return value == 0 || isInstance(value, recordOf(array).detail);
}

/// The fields of System.Delegate in order. If a delegate has a list, that list is invoked by the method that the pool data of the
/// delegate's type specifies (TypeRecord).
struct DelegateFields
{
    uint32_t header;
    Ref target;
    uint32_t method; // index; bit 31 is set if the target is passed as the first argument
    Ref list;
};

/// Value of NEWDEL's last operand if the method takes the target and the target must not be null. The value is 1 if the target may be null,
/// and 0 if the method does not take the target.
constexpr uint8_t checkedTarget = 2;

} // namespace

#include "operations/macros.hpp"

// The code for operations that this runtime omits is unreachable, so the compiler removes it.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-label"
// NOLINTNEXTLINE(readability-function-size): dispatch loop with one label for each operation
int32_t run()
{
#define OP(name, operands) LABEL(L_##name),
    static const void* const labels[] = {
#include "operations.def"
    };
#undef OP
#ifdef NANO_FLAT
    register const void* const* table asm("r6") = labels;
    register uint32_t* fp asm("r5");
    register const uint8_t* pc asm("r4");
    uint32_t operation;
#else
    const void* const* table = labels;
    uint32_t* fp;
    const uint8_t* pc;
#endif
    // The asm keeps the table's address in a register; otherwise the compiler would reload this constant for each operation.
    asm("" : "+r"(table));
    WellKnown failure;
    Resume resume;
    uint32_t place;
    uint32_t method;
    const uint8_t* from; // registers of the arguments
    uint32_t passFirst;  // 1 if the first argument is already in the callee's frame, else 0

    fp = &word(vm.stack + 4 * frameHead);
    fp[-static_cast<int32_t>(framePrevious)] = 0;
    fp[-static_cast<int32_t>(frameReturn)] = 0;
    fp[-static_cast<int32_t>(frameMethod)] = addressOf(headOfMethod(vm.image->entry));
    {
        Method entry = methodOf(fp);
        memset(fp, 0, entry.frame * sizeof(uint32_t));
        vm.sp = addressOf(fp) + 4u * entry.frame;
    }
    place = 0;
    goto atPlace;

#include "operations/arrays.inc"
#include "operations/branches.inc"
#include "operations/calls.inc"
#include "operations/checked_and_floating.inc"
#include "operations/compressed_code.inc"
#include "operations/integers.inc"
#include "operations/memory.inc"
#include "operations/objects.inc"
#include "operations/returns.inc"

resumed:
    if (resume.fp == nullptr)
    {
        if (resume.place == nowhere)
        {
            return reportUnhandled();
        }
        resume = dropFilter();
        goto resumed;
    }
    fp = resume.fp;
    place = resume.place;
atPlace:
    vm.fp = addressOf(fp);
    if (isCompressed(headOf(fp)))
    {
        vm.cursor = firstBit(fp) + place;
        goto fetchNext;
    }
    pc = methodOf(fp).code + place;
    DISPATCH();

#ifdef NANO_SHARED_DISPATCH
next0:
    DISPATCH_FAST();
next1:
    NEXT_FAST(1);
next2:
    NEXT_FAST(2);
next3:
    NEXT_FAST(3);
next4:
    NEXT_FAST(4);
next5:
    NEXT_FAST(5);
next6:
    NEXT_FAST(6);
next7:
    NEXT_FAST(7);
next8:
    NEXT_FAST(8);
next10:
    NEXT_FAST(10);
#endif
#ifdef NANO_FLAT
dispatch:
    goto* table[operation];
#endif

// The empty asm after each label keeps the compiler from duplicating the assignment of `failure` for each of the many jumps to the label.
nullReference:
    asm("");
    RAISE(TypeNullReference);
indexOutOfRange:
    asm("");
    RAISE(TypeIndexOutOfRange);
divideByZero:
    asm("");
    RAISE(TypeException);
overflow:
    asm("");
    RAISE(TypeOverflow);
outOfMemory:
    asm("");
    RAISE(TypeOutOfMemory);
stackOverflow:
    asm("");
    RAISE(TypeStackOverflow);
raiseKind:
{
    vm.fp = addressOf(fp);
    Ref exception = makeException(failure);
    resume = raise(exception, fp, placeOf(fp, pc), false);
    goto resumed;
}
}
#pragma GCC diagnostic pop

} // namespace nano
