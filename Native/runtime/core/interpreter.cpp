// The interpreter: one block of code per operation of opcodes.def, each jumping straight to the next.
#include "natives.h"
#include "numbers.h"
#include "texts.h"
#include "vm.h"
#include "walk.h"

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

#define DISPATCH() goto* table[*pc]
#define NEXT(size)                                                                                                                         \
    do                                                                                                                                     \
    {                                                                                                                                      \
        pc += (size);                                                                                                                      \
        DISPATCH();                                                                                                                        \
    } while (0)
#define REG(n) fp[pc[n]]
#define SREG(n) static_cast<i32>(fp[pc[n]])
#define QREG(n) pair(fp + pc[n])
#define SQREG(n) static_cast<i64>(pair(fp + pc[n]))
#define SETQ(n, value) store<u64>(fp + pc[n], static_cast<u64>(value))
#define FREG(n) bits<float>(fp[pc[n]])
#define DREG(n) bits<double>(pair(fp + pc[n]))
#define SETF(n, value) (fp[pc[n]] = bits<u32>(static_cast<float>(value)))
#define SETD(n, value) store<double>(fp + pc[n], (value))
#define IMM8(n) static_cast<i32>(static_cast<i8>(pc[n]))
#define IMM16(n) static_cast<i32>(load<i16>(pc + (n)))
#define UIMM16(n) static_cast<u32>(load<u16>(pc + (n)))
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
#define BRANCH8(n, condition)                                                                                                              \
    do                                                                                                                                     \
    {                                                                                                                                      \
        if (condition)                                                                                                                     \
        {                                                                                                                                  \
            pc += IMM8(n);                                                                                                                 \
            DISPATCH();                                                                                                                    \
        }                                                                                                                                  \
        NEXT((n) + 1);                                                                                                                     \
    } while (0)
#define BINARY(name, expression)                                                                                                           \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        u32 x = REG(2), y = REG(3);                                                                                                        \
        REG(1) = static_cast<u32>(expression);                                                                                             \
        NEXT(4);                                                                                                                           \
    }
#define IMMEDIATE(name, expression)                                                                                                        \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        u32 x = REG(2);                                                                                                                    \
        i32 y = IMM8(3);                                                                                                                   \
        REG(1) = static_cast<u32>(expression);                                                                                             \
        NEXT(4);                                                                                                                           \
    }
#define UNARY(name, expression)                                                                                                            \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        u32 x = REG(2);                                                                                                                    \
        REG(1) = static_cast<u32>(expression);                                                                                             \
        NEXT(3);                                                                                                                           \
    }
#define BINARY8(name, expression)                                                                                                          \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        u64 x = QREG(2), y = QREG(3);                                                                                                      \
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
        u64 x = QREG(2);                                                                                                                   \
        u32 y = REG(3) & 63;                                                                                                               \
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
        REG(1) = static_cast<u32>(result);                                                                                                 \
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
// The byte a managed pointer in operand n points at, `f` words further.
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
// Two operands in the byte n.
#define LOW(n) fp[pc[n] & 15]
#define HIGH(n) fp[pc[n] >> 4]
#define SETLOW(expression)                                                                                                                 \
    do                                                                                                                                     \
    {                                                                                                                                      \
        u32 result = (expression);                                                                                                         \
        LOW(1) = result;                                                                                                                   \
    } while (0)

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
    const u8* operands;
    u32 entry;
    u32 argumentCount;
    u32 firstWord;
    bool passFirst;

    fp[-static_cast<i32>(FramePrevious)] = 0;
    fp[-static_cast<i32>(FrameReturn)] = 0;
    {
        const MethodHead* head = reinterpret_cast<const MethodHead*>(image + (vm.methods[vm.image->entry] & MethodOffsetMask));
        fp[-static_cast<i32>(FrameMethod)] = addressOf(head);
        memset(fp, 0, head->frame * sizeof(u32));
        vm.sp = addressOf(fp) + 4u * head->frame;
        pc = codeOf(head);
    }
    vm.fp = addressOf(fp);
    DISPATCH();

    UNARY(MOV, x)
    UNARY(MOVR, x)
L_MOV2:
    SETQ(1, QREG(2));
    NEXT(3);
L_MOVY:
    SETQ(1, QREG(2));
    NEXT(3);
L_MOVN:
    copyWords(fp + pc[1], fp + pc[2], pc[3]);
    NEXT(4);
L_ZERON:
    memset(fp + pc[1], 0, pc[2] * sizeof(u32));
    NEXT(3);
L_LDI8:
    REG(1) = static_cast<u32>(IMM8(2));
    NEXT(3);
L_LDI16:
    REG(1) = static_cast<u32>(IMM16(2));
    NEXT(4);
L_LDI32:
    REG(1) = load<u32>(pc + 2);
    NEXT(6);
L_LDI64B:
    SETQ(1, static_cast<i64>(IMM8(2)));
    NEXT(3);
L_LDI64:
    SETQ(1, load<u64>(pc + 2));
    NEXT(10);
L_LDNULL:
    REG(1) = 0;
    NEXT(2);
L_LDSTR:
{
    Ref text = word(vm.texts + 4 * UIMM16(2));
    if (text == 0)
    {
        vm.fp = addressOf(fp);
        text = textOf(UIMM16(2));
        if (text == 0)
        {
            goto outOfMemory;
        }
    }
    REG(1) = text;
    NEXT(4);
}
L_LDTYPE:
    REG(1) = UIMM16(2);
    NEXT(4);
L_LDLOCA:
    REG(1) = 0;
    fp[pc[1] + 1] = addressOf(fp + pc[2]);
    NEXT(3);

    BINARY(ADD, x + y)
    BINARY(SUB, x - y)
    BINARY(MUL, x * y)
    BINARY(AND, x & y)
    BINARY(OR, x | y)
    BINARY(XOR, x ^ y)
    BINARY(SHL, x << (y & 31))
    BINARY(SHR, static_cast<i32>(x) >> (y & 31))
    BINARY(SHRU, x >> (y & 31))
L_DIV:
{
    i32 x = SREG(2), y = SREG(3);
    if (y == 0)
    {
        goto divideByZero;
    }
    if (y == -1)
    {
        if (x == INT32_MIN)
        {
            goto overflow;
        }
        REG(1) = static_cast<u32>(-x);
    }
    else
    {
        REG(1) = static_cast<u32>(x / y);
    }
    NEXT(4);
}
L_DIVU:
{
    u32 y = REG(3);
    if (y == 0)
    {
        goto divideByZero;
    }
    REG(1) = REG(2) / y;
    NEXT(4);
}
L_REM:
{
    i32 x = SREG(2), y = SREG(3);
    if (y == 0)
    {
        goto divideByZero;
    }
    if (y == -1 && x == INT32_MIN)
    {
        goto overflow;
    }
    REG(1) = y == -1 ? 0 : static_cast<u32>(x % y);
    NEXT(4);
}
L_REMU:
{
    u32 y = REG(3);
    if (y == 0)
    {
        goto divideByZero;
    }
    REG(1) = REG(2) % y;
    NEXT(4);
}
    IMMEDIATE(ADDI, x + static_cast<u32>(y))
    IMMEDIATE(MULI, x * static_cast<u32>(y))
    IMMEDIATE(ANDI, x & static_cast<u32>(y))
    IMMEDIATE(ORI, x | static_cast<u32>(y))
    IMMEDIATE(XORI, x ^ static_cast<u32>(y))
    IMMEDIATE(SHLI, x << (y & 31))
    IMMEDIATE(SHRI, static_cast<i32>(x) >> (y & 31))
    IMMEDIATE(SHRUI, x >> (y & 31))
    UNARY(NEG, 0u - x)
    UNARY(NOT, ~x)
    UNARY(EXTS8, static_cast<i32>(static_cast<i8>(x)))
    UNARY(EXTU8, static_cast<u8>(x))
    UNARY(EXTS16, static_cast<i32>(static_cast<i16>(x)))
    UNARY(EXTU16, static_cast<u16>(x))
    BINARY(XORU8, static_cast<u8>(x ^ y))
    BINARY(CEQ, x == y)
    BINARY(CNE, x != y)
    BINARY(CLT, static_cast<i32>(x) < static_cast<i32>(y))
    BINARY(CLTU, x < y)
    IMMEDIATE(CEQI, x == static_cast<u32>(y))
    BINARY(CEQR, x == y)

    BINARY8(ADD8, x + y)
    BINARY8(SUB8, x - y)
    BINARY8(MUL8, x * y)
    BINARY8(AND8, x & y)
    BINARY8(OR8, x | y)
    BINARY8(XOR8, x ^ y)
    SHIFT8(SHL8, x << y)
    SHIFT8(SHR8, static_cast<i64>(x) >> y)
    SHIFT8(SHRU8, x >> y)
L_DIV8:
L_REM8:
{
    i64 x = SQREG(2), y = SQREG(3);
    if (y == 0)
    {
        goto divideByZero;
    }
    if (y == -1 && x == INT64_MIN)
    {
        goto overflow;
    }
    if (*pc == static_cast<u8>(Op::DIV8))
    {
        SETQ(1, x / y);
    }
    else
    {
        SETQ(1, x % y);
    }
    NEXT(4);
}
L_DIVU8:
L_REMU8:
{
    u64 x = QREG(2), y = QREG(3);
    if (y == 0)
    {
        goto divideByZero;
    }
    if (*pc == static_cast<u8>(Op::DIVU8))
    {
        SETQ(1, x / y);
    }
    else
    {
        SETQ(1, x % y);
    }
    NEXT(4);
}
L_NEG8:
    SETQ(1, 0 - QREG(2));
    NEXT(3);
L_NOT8:
    SETQ(1, ~QREG(2));
    NEXT(3);
    COMPARE8(CEQ8, u64, x == y)
    COMPARE8(CLT8, i64, x < y)
    COMPARE8(CLTU8, u64, x < y)
L_SX8:
    SETQ(1, static_cast<i64>(SREG(2)));
    NEXT(3);
L_ZX8:
    SETQ(1, static_cast<u64>(REG(2)));
    NEXT(3);

    CHECKED(ADDO, i32, __builtin_add_overflow)
    CHECKED(ADDOU, u32, __builtin_add_overflow)
    CHECKED(SUBO, i32, __builtin_sub_overflow)
    CHECKED(SUBOU, u32, __builtin_sub_overflow)
    CHECKED(MULO, i32, __builtin_mul_overflow)
    CHECKED(MULOU, u32, __builtin_mul_overflow)
    CHECKED8(ADDO8, i64, __builtin_add_overflow)
    CHECKED8(ADDOU8, u64, __builtin_add_overflow)
    CHECKED8(SUBO8, i64, __builtin_sub_overflow)
    CHECKED8(SUBOU8, u64, __builtin_sub_overflow)
L_MULO8:
{
    u64 result;
    if (!multiplySigned(QREG(2), QREG(3), result))
    {
        goto overflow;
    }
    SETQ(1, result);
    NEXT(4);
}
L_MULOU8:
{
    u64 result;
    if (!multiplyUnsigned(QREG(2), QREG(3), result))
    {
        goto overflow;
    }
    SETQ(1, result);
    NEXT(4);
}
L_OVF4:
L_OVF8:
{
    u64 x = QREG(2);
    if (!fits(x, pc[3]))
    {
        goto overflow;
    }
    if (*pc == static_cast<u32>(Op::OVF4) - static_cast<u32>(Op::EXT) - 1)
    {
        REG(1) = static_cast<u32>(x);
    }
    else
    {
        SETQ(1, x);
    }
    NEXT(4);
}
#ifndef NANO_WITHOUT_FLOATS
L_OVFD:
{
    u64 result;
    if (!toIntegerChecked(DREG(2), pc[3], result))
    {
        goto overflow;
    }
    SETQ(1, result);
    NEXT(4);
}

    FBINARY(FADD, x + y)
    FBINARY(FSUB, x - y)
    FBINARY(FMUL, x * y)
    FBINARY(FDIV, x / y)
    FBINARY(FREM, static_cast<float>(remainder(x, y)))
    UNARY(FNEG, x ^ 0x80000000u)
    FCOMPARE(FCEQ, x == y)
    FCOMPARE(FCLT, x < y)
    FCOMPARE(FCLTU, !(x >= y))
    DBINARY(DADD, x + y)
    DBINARY(DSUB, x - y)
    DBINARY(DMUL, x * y)
    DBINARY(DDIV, x / y)
    DBINARY(DREM, remainder(x, y))
L_DNEG:
    SETQ(1, QREG(2) ^ 0x8000000000000000ull);
    NEXT(3);
    DCOMPARE(DCEQ, x == y)
    DCOMPARE(DCLT, x < y)
    DCOMPARE(DCLTU, !(x >= y))
L_I4F:
    SETF(1, SREG(2));
    NEXT(3);
L_U4F:
    SETF(1, REG(2));
    NEXT(3);
L_I8F:
    SETF(1, SQREG(2));
    NEXT(3);
L_U8F:
    SETF(1, QREG(2));
    NEXT(3);
L_I4D:
    SETD(1, static_cast<double>(SREG(2)));
    NEXT(3);
L_U4D:
    SETD(1, static_cast<double>(REG(2)));
    NEXT(3);
L_I8D:
    SETD(1, static_cast<double>(SQREG(2)));
    NEXT(3);
L_U8D:
    SETD(1, static_cast<double>(QREG(2)));
    NEXT(3);
L_F2D:
    SETD(1, static_cast<double>(FREG(2)));
    NEXT(3);
L_D2F:
    SETF(1, DREG(2));
    NEXT(3);
L_D2I4:
    REG(1) = static_cast<u32>(toInt32(DREG(2)));
    NEXT(3);
L_D2U4:
    REG(1) = toUInt32(DREG(2));
    NEXT(3);
L_D2I8:
    SETQ(1, toInt64(DREG(2)));
    NEXT(3);
L_D2U8:
    SETQ(1, toUInt64(DREG(2)));
    NEXT(3);
L_CKFIN:
    if (!isFinite(DREG(1)))
    {
        RAISE(TypeArithmetic);
    }
    NEXT(2);
#else
L_OVFD:
L_FADD:
L_FSUB:
L_FMUL:
L_FDIV:
L_FREM:
L_FNEG:
L_FCEQ:
L_FCLT:
L_FCLTU:
L_DADD:
L_DSUB:
L_DMUL:
L_DDIV:
L_DREM:
L_DNEG:
L_DCEQ:
L_DCLT:
L_DCLTU:
L_I4F:
L_U4F:
L_I8F:
L_U8F:
L_I4D:
L_U4D:
L_I8D:
L_U8D:
L_F2D:
L_D2F:
L_D2I4:
L_D2U4:
L_D2I8:
L_D2U8:
L_CKFIN:
    // The loader has refused images with these.
    RAISE(TypeInvalidCast);
#endif

L_BR:
    pc += IMM16(1);
    DISPATCH();
L_BRS:
    pc += IMM8(1);
    DISPATCH();
L_BEQ:
    BRANCH8(3, REG(1) == REG(2));
L_BNE:
    BRANCH8(3, REG(1) != REG(2));
L_BLT:
    BRANCH8(3, SREG(1) < SREG(2));
L_BLE:
    BRANCH8(3, SREG(1) <= SREG(2));
L_BLTU:
    BRANCH8(3, REG(1) < REG(2));
L_BLEU:
    BRANCH8(3, REG(1) <= REG(2));
L_BEQI:
    BRANCH8(3, SREG(1) == IMM8(2));
L_BNEI:
    BRANCH8(3, SREG(1) != IMM8(2));
L_BLTI:
    BRANCH8(3, SREG(1) < IMM8(2));
L_BGEI:
    BRANCH8(3, SREG(1) >= IMM8(2));
L_BZ:
    BRANCH8(2, REG(1) == 0);
L_BNZ:
    BRANCH8(2, REG(1) != 0);
L_BNULL:
    BRANCH8(2, REG(1) == 0);
L_BNNULL:
    BRANCH8(2, REG(1) != 0);
L_BEQR:
    BRANCH8(3, REG(1) == REG(2));
L_BNER:
    BRANCH8(3, REG(1) != REG(2));
L_INCBLT:
{
    u32 next = REG(1) + 1;
    REG(1) = next;
    BRANCH8(3, static_cast<i32>(next) < SREG(2));
}
L_SWITCH:
{
    u32 index = REG(1), count = UIMM16(2);
    if (index < count)
    {
        pc += IMM16(4 + 2 * index);
        DISPATCH();
    }
    NEXT(4 + 2 * count);
}

L_LDLEN:
{
    Ref array = REG(2);
    NONNULL(array);
    REG(1) = lengthOf(array);
    NEXT(3);
}
#define ELEMENT(name, type)                                                                                                                \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        Ref array = REG(2);                                                                                                                \
        u32 index = REG(3);                                                                                                                \
        BOUNDS(array, index);                                                                                                              \
        REG(1) = static_cast<u32>(static_cast<i32>(reinterpret_cast<const type*>(elementsOf(array))[index]));                              \
        NEXT(4);                                                                                                                           \
    }
    ELEMENT(LDEL1, u8)
    ELEMENT(LDEL1S, i8)
    ELEMENT(LDEL2, u16)
    ELEMENT(LDEL2S, i16)
    ELEMENT(LDEL4, i32)
    ELEMENT(LDELR, i32)
L_LDEL8:
{
    Ref array = REG(2);
    u32 index = REG(3);
    BOUNDS(array, index);
    SETQ(1, load<u64>(elementsOf(array) + 8 * index));
    NEXT(4);
}
L_LDELN:
{
    Ref array = REG(2);
    u32 index = REG(3);
    BOUNDS(array, index);
    __builtin_memcpy(fp + pc[1], elementsOf(array) + 4u * pc[4] * index, 4u * pc[4]);
    NEXT(5);
}
#define STOREELEMENT(name, type)                                                                                                           \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        Ref array = REG(1);                                                                                                                \
        u32 index = REG(2);                                                                                                                \
        BOUNDS(array, index);                                                                                                              \
        reinterpret_cast<type*>(elementsOf(array))[index] = static_cast<type>(REG(3));                                                     \
        NEXT(4);                                                                                                                           \
    }
    STOREELEMENT(STEL1, u8)
    STOREELEMENT(STEL2, u16)
    STOREELEMENT(STEL4, u32)
L_STEL8:
{
    Ref array = REG(1);
    u32 index = REG(2);
    BOUNDS(array, index);
    store<u64>(elementsOf(array) + 8 * index, QREG(3));
    NEXT(4);
}
L_STELR:
{
    Ref array = REG(1);
    u32 index = REG(2);
    BOUNDS(array, index);
    if (!storable(array, REG(3)))
    {
        RAISE(TypeArrayTypeMismatch);
    }
    reinterpret_cast<Ref*>(elementsOf(array))[index] = REG(3);
    NEXT(4);
}
L_STELN:
{
    Ref array = REG(1);
    u32 index = REG(2);
    BOUNDS(array, index);
    __builtin_memcpy(elementsOf(array) + 4u * pc[4] * index, fp + pc[3], 4u * pc[4]);
    NEXT(5);
}
L_LDELA:
{
    Ref array = REG(2);
    u32 index = REG(3);
    BOUNDS(array, index);
    u32 offset = 8 + 4u * pc[4] * index;
    REG(1) = array;
    fp[pc[1] + 1] = offset;
    NEXT(5);
}
L_LDELA1:
{
    Ref array = REG(2);
    u32 index = REG(3);
    BOUNDS(array, index);
    u32 offset = 8 + (index << pc[4]);
    REG(1) = array;
    fp[pc[1] + 1] = offset;
    NEXT(5);
}
L_LDELAR:
{
    Ref array = REG(2);
    u32 index = REG(3);
    BOUNDS(array, index);
    if (recordOf(array).element != UIMM16(4))
    {
        RAISE(TypeArrayTypeMismatch);
    }
    REG(1) = array;
    fp[pc[1] + 1] = 8 + 4 * index;
    NEXT(6);
}
L_NEWARR:
{
    u32 count = REG(2);
    if (static_cast<i32>(count) < 0)
    {
        goto overflow;
    }
    vm.fp = addressOf(fp);
    Ref array = allocateArray(UIMM16(3), count);
    if (array == 0)
    {
        goto outOfMemory;
    }
    REG(1) = array;
    NEXT(5);
}
L_INITARR:
{
    Ref array = REG(1);
    NONNULL(array);
    const u8* blob = literalAt(image, *vm.image, UIMM16(2));
    u32 bytes = half(blob);
    if (bytes > u64(lengthOf(array)) * recordOf(array).words)
    {
        goto overflow;
    }
    memcpy(elementsOf(array), blob + 2, bytes);
    NEXT(4);
}

L_LDFLD4:
{
    NONNULL(REG(2));
    REG(1) = load<u32>(FIELD(2, 3));
    NEXT(4);
}
L_LDFLDR:
{
    NONNULL(REG(2));
    REG(1) = load<u32>(FIELD(2, 3));
    NEXT(4);
}
L_LDFLD8:
    NONNULL(REG(2));
    SETQ(1, load<u64>(FIELD(2, 3)));
    NEXT(4);
L_LDFLDN:
    NONNULL(REG(2));
    __builtin_memcpy(fp + pc[1], FIELD(2, 3), 4u * pc[4]);
    NEXT(5);
L_STFLD4:
    NONNULL(REG(1));
    store<u32>(FIELD(1, 2), REG(3));
    NEXT(4);
L_STFLDR:
    NONNULL(REG(1));
    store<u32>(FIELD(1, 2), REG(3));
    NEXT(4);
L_STFLD8:
    NONNULL(REG(1));
    store<u64>(FIELD(1, 2), QREG(3));
    NEXT(4);
L_STFLDN:
    NONNULL(REG(1));
    __builtin_memcpy(FIELD(1, 2), fp + pc[3], 4u * pc[4]);
    NEXT(5);
L_LDFLDA:
{
    Ref object = REG(2);
    NONNULL(object);
    u32 offset = 4 + 4u * pc[3];
    REG(1) = object;
    fp[pc[1] + 1] = offset;
    NEXT(4);
}

#define INDIRECT(name, type)                                                                                                               \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        NONNULLPOINTER(2);                                                                                                                 \
        REG(1) = static_cast<u32>(static_cast<i32>(load<type>(POINTEE(2, 3))));                                                            \
        NEXT(4);                                                                                                                           \
    }
    INDIRECT(LDI1, u8)
    INDIRECT(LDI1S, i8)
    INDIRECT(LDI2, u16)
    INDIRECT(LDI2S, i16)
    INDIRECT(LDI4, i32)
    INDIRECT(LDIR, i32)
L_LDI8Q:
    NONNULLPOINTER(2);
    SETQ(1, load<u64>(POINTEE(2, 3)));
    NEXT(4);
L_LDIN:
    NONNULLPOINTER(2);
    memmove(fp + pc[1], POINTEE(2, 3), 4u * pc[4]);
    NEXT(5);
#define STOREINDIRECT(name, type)                                                                                                          \
    L_##name:                                                                                                                              \
    {                                                                                                                                      \
        NONNULLPOINTER(1);                                                                                                                 \
        store<type>(POINTEE(1, 2), static_cast<type>(REG(3)));                                                                             \
        NEXT(4);                                                                                                                           \
    }
    STOREINDIRECT(STI1, u8)
    STOREINDIRECT(STI2, u16)
    STOREINDIRECT(STI4, u32)
    STOREINDIRECT(STIR, u32)
L_STI8Q:
    NONNULLPOINTER(1);
    store<u64>(POINTEE(1, 2), QREG(3));
    NEXT(4);
L_STIN:
    NONNULLPOINTER(1);
    memmove(POINTEE(1, 2), fp + pc[3], 4u * pc[4]);
    NEXT(5);
L_ZEROI:
    NONNULLPOINTER(1);
    memset(POINTEE(1, 2), 0, 4u * pc[3]);
    NEXT(4);
L_ADDY:
{
    NONNULLPOINTER(2);
    u32 offset = fp[pc[2] + 1] + 4u * pc[3];
    REG(1) = REG(2);
    fp[pc[1] + 1] = offset;
    NEXT(4);
}
L_CEQY:
    REG(1) = REG(2) + fp[pc[2] + 1] == REG(3) + fp[pc[3] + 1];
    NEXT(4);

#define STATIC(n) at(vm.statics + 4 * UIMM16(n))
L_LDS4:
    REG(1) = load<u32>(STATIC(2));
    NEXT(4);
L_LDSR:
    REG(1) = load<u32>(STATIC(2));
    NEXT(4);
L_LDS8:
    SETQ(1, load<u64>(STATIC(2)));
    NEXT(4);
L_LDSN:
    __builtin_memcpy(fp + pc[1], STATIC(2), 4u * pc[4]);
    NEXT(5);
L_STS4:
    store<u32>(STATIC(1), REG(3));
    NEXT(4);
L_STSR:
    store<u32>(STATIC(1), REG(3));
    NEXT(4);
L_STS8:
    store<u64>(STATIC(1), QREG(3));
    NEXT(4);
L_STSN:
    __builtin_memcpy(STATIC(1), fp + pc[3], 4u * pc[4]);
    NEXT(5);
L_LDSA:
    REG(1) = 0;
    fp[pc[1] + 1] = vm.statics + 4 * UIMM16(2);
    NEXT(4);
L_CCTOR:
{
    u8* done = at(vm.statics + 4 * vm.image->staticsWords + UIMM16(1));
    if (*done != 0)
    {
        NEXT(5);
    }
    *done = 1;
    entry = vm.methods[UIMM16(3)];
    operands = pc + 5;
    argumentCount = 0;
    firstWord = 0;
    passFirst = false;
    goto enter;
}

L_NEW:
{
    vm.fp = addressOf(fp);
    Ref object = allocateObject(UIMM16(2));
    if (object == 0)
    {
        goto outOfMemory;
    }
    REG(1) = object;
    NEXT(4);
}
L_CAST:
{
    Ref object = REG(2);
    if (object != 0 && !isInstance(object, UIMM16(3)))
    {
        RAISE(TypeInvalidCast);
    }
    REG(1) = object;
    NEXT(5);
}
L_ISINST:
{
    Ref object = REG(2);
    REG(1) = object != 0 && isInstance(object, UIMM16(3)) ? object : 0;
    NEXT(5);
}
L_BOX:
{
    vm.fp = addressOf(fp);
    Ref object = allocateObject(UIMM16(2));
    if (object == 0)
    {
        goto outOfMemory;
    }
    __builtin_memcpy(at(object + 4), fp + pc[4], 4u * pc[5]);
    REG(1) = object;
    NEXT(6);
}
L_UNBOX:
{
    Ref object = REG(2);
    NONNULL(object);
    u32 own = typeOf(object), wanted = UIMM16(3);
    // An enum unboxes as its underlying type and the other way round.
    if (own != wanted && (vm.types[own].code == NotPrimitive || vm.types[own].code != vm.types[wanted].code ||
                          ((vm.types[own].flags | vm.types[wanted].flags) & TypeIsEnum) == 0))
    {
        RAISE(TypeInvalidCast);
    }
    REG(1) = object;
    fp[pc[1] + 1] = 4;
    NEXT(5);
}
L_NEWDEL:
L_NEWDELV:
{
    bool isVirtual = *pc == static_cast<u8>(Op::NEWDELV);
    if (isVirtual)
    {
        NONNULL(REG(6));
    }
    vm.fp = addressOf(fp);
    Ref object = allocateObject(UIMM16(2));
    if (object == 0)
    {
        goto outOfMemory;
    }
    DelegateFields& made = *reinterpret_cast<DelegateFields*>(at(object));
    Ref target = REG(6);
    made.target = target;
    if (isVirtual)
    {
        made.method = half(image + vm.image->dispatch + 2 * (recordOf(target).dispatch + UIMM16(4))) | 0x80000000u;
        REG(1) = object;
        NEXT(7);
    }
    made.method = UIMM16(4) | (pc[7] != 0 ? 0x80000000u : 0);
    REG(1) = object;
    NEXT(8);
}
L_NULLCHK:
    NONNULL(REG(1));
    NEXT(2);

L_CALLC:
    NONNULL(REG(3));
L_CALL:
    entry = vm.methods[UIMM16(1)];
    goto call;
L_CALLV:
{
    Ref self = REG(3);
    NONNULL(self);
    entry = vm.methods[half(image + vm.image->dispatch + 2 * (recordOf(self).dispatch + UIMM16(1)))];
}
call:
{
    const MethodHead* head = reinterpret_cast<const MethodHead*>(image + (entry & MethodOffsetMask));
    u32 count = entry >> 24;
    const u8* from = pc + 3;
    u32* frame = &word(vm.sp) + FrameHead;
    u32 end = vm.sp + 4 * FrameHead + 4u * head->frame;
    if (end > vm.stackEnd)
    {
        goto stackOverflow;
    }
    u32* to = frame;
    for (; count != 0; count--)
    {
        *to++ = fp[*from++];
    }
    for (u32* stop = frame + head->zeroed; to < stop;)
    {
        *to++ = 0;
    }
    frame[-static_cast<i32>(FramePrevious)] = addressOf(fp);
    frame[-static_cast<i32>(FrameReturn)] = addressOf(from);
    frame[-static_cast<i32>(FrameMethod)] = addressOf(head);
    vm.sp = end;
    fp = frame;
    pc = codeOf(head);
    DISPATCH();
}
L_CALLD:
{
    Ref object = REG(3);
    NONNULL(object);
    const u8* signature = pool(half(image + vm.image->signatures + 2 * UIMM16(1)));
    const DelegateFields& called = *reinterpret_cast<const DelegateFields*>(at(object));
    operands = pc + 3 + signature[0];
    if (called.list != 0)
    {
        entry = vm.methods[recordOf(object).element];
        goto call;
    }
    entry = vm.methods[called.method & 0xFFFF];
    passFirst = (called.method >> 31) != 0;
    firstWord = called.target;
    argumentCount = signature[0] - 1u;
    goto enter;
}
enter:
{
    // Arguments are the bytes in front of `operands`; a delegate's target goes before them.
    const MethodHead* head = reinterpret_cast<const MethodHead*>(image + (entry & MethodOffsetMask));
    u32* frame = &word(vm.sp) + FrameHead;
    u32 end = vm.sp + 4 * FrameHead + 4u * head->frame;
    if (end > vm.stackEnd)
    {
        goto stackOverflow;
    }
    u32* to = frame;
    if (passFirst)
    {
        *to++ = firstWord;
    }
    for (const u8* from = operands - argumentCount; from < operands;)
    {
        *to++ = fp[*from++];
    }
    for (u32* stop = frame + head->zeroed; to < stop;)
    {
        *to++ = 0;
    }
    frame[-static_cast<i32>(FramePrevious)] = addressOf(fp);
    frame[-static_cast<i32>(FrameReturn)] = addressOf(operands);
    frame[-static_cast<i32>(FrameMethod)] = addressOf(head);
    vm.sp = end;
    fp = frame;
    pc = codeOf(head);
    DISPATCH();
}
L_CALLCB:
    NONNULL(LOW(2));
L_CALLB:
    entry = vm.methods[pc[1]];
    operands = pc + 2;
    goto callPacked;
L_CALLCP:
    NONNULL(LOW(3));
L_CALLP:
    entry = vm.methods[UIMM16(1)];
    operands = pc + 3;
callPacked:
{
    const MethodHead* head = reinterpret_cast<const MethodHead*>(image + (entry & MethodOffsetMask));
    u32 count = entry >> 24;
    u32* frame = &word(vm.sp) + FrameHead;
    u32 end = vm.sp + 4 * FrameHead + 4u * head->frame;
    if (end > vm.stackEnd)
    {
        goto stackOverflow;
    }
    u32* to = frame;
    for (; count > 1; count -= 2)
    {
        u32 two = *operands++;
        *to++ = fp[two & 15];
        *to++ = fp[two >> 4];
    }
    if (count != 0)
    {
        *to++ = fp[*operands++ & 15];
    }
    for (u32* stop = frame + head->zeroed; to < stop;)
    {
        *to++ = 0;
    }
    frame[-static_cast<i32>(FramePrevious)] = addressOf(fp);
    frame[-static_cast<i32>(FrameReturn)] = addressOf(operands);
    frame[-static_cast<i32>(FrameMethod)] = addressOf(head);
    vm.sp = end;
    fp = frame;
    pc = codeOf(head);
    DISPATCH();
}
L_NEWARRL:
{
    u32 count = pc[4];
    vm.fp = addressOf(fp);
    Ref array = allocateArray(UIMM16(2), count);
    if (array == 0)
    {
        goto outOfMemory;
    }
    Ref* to = reinterpret_cast<Ref*>(elementsOf(array));
    for (u32 i = 0; i < count; i++)
    {
        to[i] = REG(5 + i);
    }
    REG(1) = array;
    NEXT(5 + count);
}
L_LDTR:
L_LDT4:
    NONNULL(fp[0]);
    SETLOW(load<u32>(at(fp[0] + 4 + 4u * (pc[1] >> 4))));
    NEXT(2);
L_LDFLDRP:
L_LDFLD4P:
    NONNULL(HIGH(1));
    SETLOW(load<u32>(at(HIGH(1) + 4 + 4u * pc[2])));
    NEXT(3);
L_STFLDRP:
L_STFLD4P:
    NONNULL(LOW(1));
    store<u32>(at(LOW(1) + 4 + 4u * pc[2]), HIGH(1));
    NEXT(3);
L_LDIP:
    LOW(1) = pc[1] >> 4;
    NEXT(2);
L_MOVP:
L_MOVRP:
    SETLOW(HIGH(1));
    NEXT(2);
L_LDSTRP:
{
    u32 literal = UIMM16(1) >> 4;
    Ref text = word(vm.texts + 4 * literal);
    if (text == 0)
    {
        vm.fp = addressOf(fp);
        text = textOf(literal);
        if (text == 0)
        {
            goto outOfMemory;
        }
    }
    LOW(1) = text;
    NEXT(3);
}
L_NEWP:
{
    vm.fp = addressOf(fp);
    Ref object = allocateObject(UIMM16(1) >> 4);
    if (object == 0)
    {
        goto outOfMemory;
    }
    LOW(1) = object;
    NEXT(3);
}
L_ADDIP:
    SETLOW(HIGH(1) + static_cast<u32>(IMM8(2)));
    NEXT(3);
L_LDLENP:
    NONNULL(HIGH(1));
    SETLOW(lengthOf(HIGH(1)));
    NEXT(2);
L_EXT:
    pc++;
    goto* labels[static_cast<u32>(Op::EXT) + 1 + *pc];
L_RETV:
{
    vm.sp = addressOf(fp) - 4 * FrameHead;
    u32 back = fp[-static_cast<i32>(FrameReturn)];
    if (back == 0)
    {
        return vm.exitCode;
    }
    pc = at(back);
    fp = &word(fp[-static_cast<i32>(FramePrevious)]);
    DISPATCH();
}
L_RET:
L_RETR:
{
    u32 value = REG(1);
    vm.sp = addressOf(fp) - 4 * FrameHead;
    u32 back = fp[-static_cast<i32>(FrameReturn)];
    if (back == 0)
    {
        vm.exitCode = static_cast<i32>(value);
        return vm.exitCode;
    }
    pc = at(back);
    fp = &word(fp[-static_cast<i32>(FramePrevious)]);
    REG(0) = value;
    NEXT(1);
}
L_RET8:
{
    u64 value = QREG(1);
    vm.sp = addressOf(fp) - 4 * FrameHead;
    pc = at(fp[-static_cast<i32>(FrameReturn)]);
    fp = &word(fp[-static_cast<i32>(FramePrevious)]);
    SETQ(0, value);
    NEXT(1);
}
L_RETN:
{
    const u32* from = fp + pc[1];
    u32 count = pc[2];
    vm.sp = addressOf(fp) - 4 * FrameHead;
    pc = at(fp[-static_cast<i32>(FrameReturn)]);
    fp = &word(fp[-static_cast<i32>(FramePrevious)]);
    copyWords(fp + pc[0], from, count);
    NEXT(1);
}
L_NATIVE:
{
    vm.fp = addressOf(fp);
    u32 count = pc[3];
    natives::table[UIMM16(1)](fp);
    if (vm.pending != 0)
    {
        Ref exception = vm.pending;
        vm.pending = 0;
        resume = raise(exception, fp, pc, false);
        goto resumed;
    }
    const u32* from = fp;
    vm.sp = addressOf(fp) - 4 * FrameHead;
    pc = at(fp[-static_cast<i32>(FrameReturn)]);
    fp = &word(fp[-static_cast<i32>(FramePrevious)]);
    if (count == 0)
    {
        DISPATCH();
    }
    for (u32* to = fp + *pc++; count != 0; count--)
    {
        *to++ = *from++;
    }
    DISPATCH();
}

L_THROW:
{
    Ref exception = REG(1);
    NONNULL(exception);
    vm.fp = addressOf(fp);
    resume = raise(exception, fp, pc, false);
    goto resumed;
}
L_RETHROW:
    NONNULL(REG(1));
    vm.fp = addressOf(fp);
    resume = raise(REG(1), fp, pc, true);
    goto resumed;
L_GOSUB:
    REG(1) = static_cast<u32>(pc + 4 - codeOf(headOf(fp)));
    pc += IMM16(2);
    DISPATCH();
L_RETFIN:
{
    u32 back = REG(1);
    if (back != 0)
    {
        pc = codeOf(headOf(fp)) + back;
        DISPATCH();
    }
    resume = endFinally(fp);
    goto resumed;
}
L_ENDFILTER:
    resume = endFilter(REG(1) != 0);
    goto resumed;

resumed:
    if (resume.pc == nullptr)
    {
        return reportUnhandled();
    }
    fp = resume.fp;
    pc = resume.pc;
    vm.fp = addressOf(fp);
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
    resume = raise(exception, fp, pc, false);
    goto resumed;
}
}

} // namespace nano
