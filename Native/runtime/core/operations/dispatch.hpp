// From one operation to the next: pc is at the running operation, NEXT(size) continues with the one that follows it.
#pragma once

#ifdef NANO_FLAT
// The computed goto of GCC sets bit 0 of the address at run time and jumps by BX, which takes three instructions; this takes one, because
// the addresses in `table` have bit 0 set. For the compiler the asm jumps to `dispatch`, where a computed goto leads to all operations.
// That is correct as long as the computed goto consists of nothing else: table, fp and pc have fixed registers, nothing else lives from one
// operation to the next, and check_dispatch.cmake refuses a program where the compiler added something.
#define JUMP()                                                                                                                             \
    do                                                                                                                                     \
    {                                                                                                                                      \
        asm goto("ldr pc, [%0, %1, lsl #2]" : : "r"(table), "r"(operation), "r"(fp), "r"(pc) : "memory" : dispatch);                       \
        __builtin_unreachable();                                                                                                           \
    } while (0)
#define DISPATCH_FAST()                                                                                                                    \
    do                                                                                                                                     \
    {                                                                                                                                      \
        asm volatile("ldrb %1, [%0]" : "+r"(pc), "=r"(operation) : : "memory");                                                            \
        JUMP();                                                                                                                            \
    } while (0)
#define DISPATCH_EXTENDED()                                                                                                                \
    do                                                                                                                                     \
    {                                                                                                                                      \
        operation = static_cast<uint32_t>(Op::EXT) + 1 + *pc;                                                                              \
        JUMP();                                                                                                                            \
    } while (0)
#define NEXT_FAST(size)                                                                                                                    \
    do                                                                                                                                     \
    {                                                                                                                                      \
        asm volatile("ldrb %1, [%0, %2]!" : "+r"(pc), "=r"(operation) : "i"(size) : "memory");                                             \
        JUMP();                                                                                                                            \
    } while (0)
#define LABEL(name) (static_cast<const char*>(&&name) + 1)
#else
#define DISPATCH_FAST() goto* table[*pc]
#define DISPATCH_EXTENDED() goto* table[static_cast<uint32_t>(Op::EXT) + 1 + *pc]
#define NEXT_FAST(size)                                                                                                                    \
    do                                                                                                                                     \
    {                                                                                                                                      \
        pc += (size);                                                                                                                      \
        DISPATCH_FAST();                                                                                                                   \
    } while (0)
#define LABEL(name) &&name
#endif

// In the updater the operations that are executed rarely share one copy of each, which takes one instruction more.
#ifdef NANO_SHARED_DISPATCH
#define DISPATCH() goto next0
#define NEXT(size) goto next##size
#else
#define DISPATCH() DISPATCH_FAST()
#define NEXT(size) NEXT_FAST(size)
#endif
#define NEXT_AFTER(size)                                                                                                                   \
    do                                                                                                                                     \
    {                                                                                                                                      \
        pc += (size);                                                                                                                      \
        DISPATCH();                                                                                                                        \
    } while (0)
