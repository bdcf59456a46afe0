// Macros for the code of operations. pc points to the operation, fp to the frame; operand offsets count from pc.
#pragma once

#include "dispatch.hpp"

#define REG(n) fp[pc[n]]
#define SREG(n) static_cast<int32_t>(fp[pc[n]])
#define QREG(n) pair(fp + pc[n])
#define SQREG(n) static_cast<int64_t>(pair(fp + pc[n]))
#define SETQ(n, value) store<uint64_t>(fp + pc[n], static_cast<uint64_t>(value))
#define FREG(n) bits<float>(fp[pc[n]])
#define DREG(n) bits<double>(pair(fp + pc[n]))
#define SETF(n, value) (fp[pc[n]] = bits<uint32_t>(static_cast<float>(value)))
#define SETD(n, value) store<double>(fp + pc[n], (value))
#define IMM8(n) static_cast<int32_t>(static_cast<int8_t>(pc[n]))
#define IMM16(n) static_cast<int32_t>(load<int16_t>(pc + (n)))
#define UIMM16(n) static_cast<uint32_t>(load<uint16_t>(pc + (n)))
#define RAISE(kind)                                                                                                                        \
    do                                                                                                                                     \
    {                                                                                                                                      \
        failure = (kind);                                                                                                                  \
        goto raiseKind;                                                                                                                    \
    } while (0)
#define NONNULL(ref)                                                                                                                       \
    do                                                                                                                                     \
    {                                                                                                                                      \
        if ((ref) == 0)                                                                                                                    \
        {                                                                                                                                  \
            goto nullReference;                                                                                                            \
        }                                                                                                                                  \
    } while (0)
#define BOUNDS(array, index)                                                                                                               \
    do                                                                                                                                     \
    {                                                                                                                                      \
        NONNULL(array);                                                                                                                    \
        if ((index) >= lengthOf(array))                                                                                                    \
        {                                                                                                                                  \
            goto indexOutOfRange;                                                                                                          \
        }                                                                                                                                  \
    } while (0)
// The empty asm keeps the compiler from copying pc before it evaluates the condition.
#define BRANCH8(distance, size, condition)                                                                                                 \
    do                                                                                                                                     \
    {                                                                                                                                      \
        if (condition)                                                                                                                     \
        {                                                                                                                                  \
            asm("" : "+r"(pc));                                                                                                            \
            pc += IMM8(distance);                                                                                                          \
            DISPATCH_FAST();                                                                                                               \
        }                                                                                                                                  \
        NEXT(size);                                                                                                                        \
    } while (0)
#define BINARY_WITH(next, name, expression)                                                                                                \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        uint32_t x = REG(2), y = REG(3);                                                                                                   \
        REG(1) = static_cast<uint32_t>(expression);                                                                                        \
        next(4);                                                                                                                           \
    }
#define BINARY(name, expression) BINARY_WITH(NEXT, name, expression)
#define IMMEDIATE_WITH(next, name, expression)                                                                                             \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        uint32_t x = REG(2);                                                                                                               \
        int32_t y = IMM8(3);                                                                                                               \
        REG(1) = static_cast<uint32_t>(expression);                                                                                        \
        next(4);                                                                                                                           \
    }
#define IMMEDIATE(name, expression) IMMEDIATE_WITH(NEXT, name, expression)
#define UNARY_WITH(next, name, expression)                                                                                                 \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        uint32_t x = REG(2);                                                                                                               \
        REG(1) = static_cast<uint32_t>(expression);                                                                                        \
        next(3);                                                                                                                           \
    }
#define UNARY(name, expression) UNARY_WITH(NEXT, name, expression)
#define BINARY8(name, expression)                                                                                                          \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        uint64_t x = QREG(2), y = QREG(3);                                                                                                 \
        SETQ(1, expression);                                                                                                               \
        NEXT(4);                                                                                                                           \
    }
#define COMPARE8(name, type, expression)                                                                                                   \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        type x = static_cast<type>(QREG(2)), y = static_cast<type>(QREG(3));                                                               \
        REG(1) = (expression) ? 1 : 0;                                                                                                     \
        NEXT(4);                                                                                                                           \
    }
#define SHIFT8(name, type)                                                                                                                 \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        uint64_t x = QREG(2);                                                                                                              \
        uint32_t y = REG(3) & 63;                                                                                                          \
        SETQ(1, type);                                                                                                                     \
        NEXT(4);                                                                                                                           \
    }
#define CHECKED(name, type, builtin)                                                                                                       \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        type result;                                                                                                                       \
        if (builtin(static_cast<type>(REG(2)), static_cast<type>(REG(3)), &result))                                                        \
        {                                                                                                                                  \
            goto overflow;                                                                                                                 \
        }                                                                                                                                  \
        REG(1) = static_cast<uint32_t>(result);                                                                                            \
        NEXT(4);                                                                                                                           \
    }
#define CHECKED8(name, type, builtin)                                                                                                      \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        type result;                                                                                                                       \
        if (builtin(static_cast<type>(QREG(2)), static_cast<type>(QREG(3)), &result))                                                      \
        {                                                                                                                                  \
            goto overflow;                                                                                                                 \
        }                                                                                                                                  \
        SETQ(1, result);                                                                                                                   \
        NEXT(4);                                                                                                                           \
    }
#define FBINARY(name, expression)                                                                                                          \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        float x = FREG(2), y = FREG(3);                                                                                                    \
        SETF(1, expression);                                                                                                               \
        NEXT(4);                                                                                                                           \
    }
#define FCOMPARE(name, expression)                                                                                                         \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        float x = FREG(2), y = FREG(3);                                                                                                    \
        REG(1) = (expression) ? 1 : 0;                                                                                                     \
        NEXT(4);                                                                                                                           \
    }
#define DBINARY(name, expression)                                                                                                          \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        double x = DREG(2), y = DREG(3);                                                                                                   \
        SETD(1, expression);                                                                                                               \
        NEXT(4);                                                                                                                           \
    }
#define DCOMPARE(name, expression)                                                                                                         \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        double x = DREG(2), y = DREG(3);                                                                                                   \
        REG(1) = (expression) ? 1 : 0;                                                                                                     \
        NEXT(4);                                                                                                                           \
    }
// Address to which the managed pointer in operand n points, plus as many words as operand `f` specifies.
#define POINTEE(n, f) at(REG(n) + fp[pc[n] + 1] + 4u * pc[f])
#define NONNULLPOINTER(n)                                                                                                                  \
    do                                                                                                                                     \
    {                                                                                                                                      \
        if ((REG(n) | fp[pc[n] + 1]) == 0)                                                                                                 \
        {                                                                                                                                  \
            goto nullReference;                                                                                                            \
        }                                                                                                                                  \
    } while (0)
#define FIELD(n, f) at(REG(n) + 4 + 4u * pc[f])
// Leaves the frame: fp and pc become the caller's. If there is a result, pc points to the byte that specifies the result's register.
#define LEAVE(hasResult)                                                                                                                   \
    do                                                                                                                                     \
    {                                                                                                                                      \
        uint32_t back = fp[-static_cast<int32_t>(frameReturn)];                                                                            \
        vm.sp = addressOf(fp) - 4 * frameHead;                                                                                             \
        fp = &word(fp[-static_cast<int32_t>(framePrevious)]);                                                                              \
        pc = static_cast<int32_t>(back) > 0 ? at(back) : comeBack(back, (hasResult), fp);                                                  \
    } while (0)
