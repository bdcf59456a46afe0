// Calls a native with the arguments of a CLR stack frame, each converted to the type of the native's parameter.
#pragma once

#include "interop/arguments.hpp"

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace interop
{

/// Converts an argument to a parameter of type P. The CLR stores small integers and enumerations in 32 bits.
template<typename P>
struct Argument
{
    static_assert(std::is_same_v<P, int32_t> || std::is_same_v<P, uint32_t>);
    P value;

    explicit Argument(CLR_RT_HeapBlock& block) : value(static_cast<P>(block.NumericByRef().u4))
    {
    }
};

template<>
struct Argument<bool>
{
    bool value;

    explicit Argument(CLR_RT_HeapBlock& block) : value(block.NumericByRef().u1 != 0)
    {
    }
};

template<>
struct Argument<Ref&>
{
    Ref value;

    explicit Argument(CLR_RT_HeapBlock& block) : value(block.Dereference())
    {
    }
};

template<>
struct Argument<const nano::Pointer&>
{
    nano::Pointer value;

    explicit Argument(CLR_RT_HeapBlock& block) : value(block)
    {
    }
};

inline void setResult(CLR_RT_StackFrame& stack, bool value)
{
    stack.SetResult_Boolean(value);
}

inline void setResult(CLR_RT_StackFrame& stack, int32_t value)
{
    stack.SetResult_I4(value);
}

inline void setResult(CLR_RT_StackFrame& stack, uint32_t value)
{
    stack.SetResult_U4(value);
}

inline void setResult(CLR_RT_StackFrame& stack, int64_t value)
{
    const CLR_INT64 wide = value;
    stack.SetResult_I8(wide);
}

template<typename R, typename... P, size_t... I>
HRESULT call(R (*native)(P...), CLR_RT_StackFrame& stack, std::index_sequence<I...>)
{
    failure = S_OK;
    std::tuple<Argument<P>...> arguments(stack.ArgN(I)...);
    if constexpr (std::is_void_v<R>)
    {
        native(std::get<I>(arguments).value...);
    }
    else
    {
        const R result = native(std::get<I>(arguments).value...);
        setResult(stack, result);
    }
    return failure;
}

/// Calls a native. The native's first parameter is argument 0, which for an instance method is the object.
template<typename R, typename... P>
HRESULT call(R (*native)(P...), CLR_RT_StackFrame& stack)
{
    return call(native, stack, std::index_sequence_for<P...>{});
}

} // namespace interop
