// The interpreter: one block of code per operation of opcodes.def, each jumping straight to the next.
#include "dense.hpp"
#include "natives.hpp"
#include "numbers.hpp"
#include "texts.hpp"
#include "vm.hpp"

namespace nano
{

Vm vm;

namespace
{

u64 pair(const u32* words)
{
    return load<u64>(words);
}

void copyWords(u32* to, const u32* from, u32 count)
{
    memmove(to, from, count * sizeof(u32));
}

// May `value` be stored in an array of this type?
bool storable(Ref array, Ref value)
{
    return value == 0 || isInstance(value, recordOf(array).element);
}

// The fields of System.Delegate in their order. A list is called by the method its type names (TypeRecord::element).
struct DelegateFields
{
    u32 header;
    Ref target;
    u32 method; // index, bit 31: the target is the first argument
    Ref list;
};

} // namespace

#include "operations/macros.hpp"

i32 run()
{
#define OP(name, operands) &&L_##name,
    static const void* const labels[] = {
#include "../opcodes.def"
    };
#undef OP
    const void* const* table = labels;
    // Kept in a register: the compiler would load this constant again for each operation.
    asm("" : "+r"(table));
    u32* fp = &word(vm.stack + 4 * FrameHead);
    const u8* pc;
    const u8* image = at(vm.imageAt);
    WellKnown failure;
    Resume resume;
    u32 place;
    u32 method;
    const u8* from; // registers passed to the method
    u32 firstWord;
    u32 passFirst; // words of arguments that `firstWord` is, 0 or 1

    fp[-static_cast<i32>(FramePrevious)] = 0;
    fp[-static_cast<i32>(FrameReturn)] = 0;
    fp[-static_cast<i32>(FrameMethod)] = addressOf(headOfMethod(vm.image->entry));
    {
        Method entry = methodOf(fp);
        memset(fp, 0, entry.frame * sizeof(u32));
        vm.sp = addressOf(fp) + 4u * entry.frame;
    }
    place = 0;
    goto atPlace;

#include "operations/arrays.inc"
#include "operations/branches.inc"
#include "operations/calls.inc"
#include "operations/checked_and_floating.inc"
#include "operations/dense.inc"
#include "operations/integers.inc"
#include "operations/memory.inc"
#include "operations/objects.inc"
#include "operations/returns.inc"

resumed:
    if (resume.place == Nowhere)
    {
        return reportUnhandled();
    }
    fp = resume.fp;
    place = resume.place;
atPlace:
    vm.fp = addressOf(fp);
    if (isDense(headOf(fp)))
    {
        vm.cursor = firstBit(fp) + place;
        goto fetchNext;
    }
    pc = methodOf(fp).code + place;
    DISPATCH();

nullReference:
    RAISE(TypeNullReference);
indexOutOfRange:
    RAISE(TypeIndexOutOfRange);
divideByZero:
    RAISE(TypeException);
overflow:
    RAISE(TypeOverflow);
outOfMemory:
    RAISE(TypeOutOfMemory);
stackOverflow:
    RAISE(TypeStackOverflow);
raiseKind:
{
    vm.fp = addressOf(fp);
    Ref exception = makeException(failure);
    resume = raise(exception, fp, placeOf(fp, pc), false);
    goto resumed;
}
}

} // namespace nano
