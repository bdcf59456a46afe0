// System.Threading.Interlocked. Threads are scheduled cooperatively, so plain accesses are atomic.
#include "core/natives.hpp"

namespace nano::natives
{

namespace
{

/// Adds with wrap-around and returns the new value.
int32_t add(const Pointer& location, uint32_t value)
{
    value += load<uint32_t>(location.target());
    store(location.target(), value);
    return static_cast<int32_t>(value);
}

} // namespace

int32_t Threading_Interlocked_Increment__Int32Out(const Pointer& location)
{
    return add(location, 1);
}

int32_t Threading_Interlocked_Decrement__Int32Out(const Pointer& location)
{
    return add(location, ~0u);
}

int32_t Threading_Interlocked_Exchange__Int32Out_Int32(const Pointer& location1, int32_t value)
{
    int32_t old = load<int32_t>(location1.target());
    store(location1.target(), value);
    return old;
}

int32_t Threading_Interlocked_CompareExchange__Int32Out_Int32_Int32(const Pointer& location1, int32_t value, int32_t comparand)
{
    int32_t old = load<int32_t>(location1.target());
    if (old == comparand)
    {
        store(location1.target(), value);
    }
    return old;
}

} // namespace nano::natives
