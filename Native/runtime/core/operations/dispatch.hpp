// Macros that dispatch the next operation. pc points to the current operation; NEXT(size) continues with the operation `size` bytes later.
#pragma once

#ifdef NANO_FLAT
// GCC's computed goto sets bit 0 of the address at run time and jumps with BX, which takes three instructions. The asm takes one
// instruction, because the addresses in `table` have bit 0 set. From the compiler's point of view, the asm jumps to `dispatch`, where a
// computed goto leads to all operations. The jump to `dispatch` is correct as long as the code there is only the computed goto: table, fp
// and pc have fixed registers, nothing else is live between two operations, and check_dispatch.cmake rejects a program in which the
// compiler has added instructions.
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

// In the updater, operations that are rarely executed share one dispatch per operation size, which costs one more instruction.
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
