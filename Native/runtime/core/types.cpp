#include "vm.hpp"

namespace nano
{

bool assignable(u32 from, u32 to)
{
    const TypeRecord& wanted = vm.types[to];
    if (wanted.kind == Kind::Interface)
    {
        for (u32 type = from; type != NoIndex; type = vm.types[type].parent)
        {
            if (type == to)
            {
                return true;
            }
            if (vm.types[type].ifaces != NoIndex)
            {
                const u8* list = pool(vm.types[type].ifaces);
                for (u32 i = 0; i < list[0]; i++)
                {
                    if (half(list + 1 + 2 * i) == to)
                    {
                        return true;
                    }
                }
            }
        }
        return false;
    }
    if (wanted.kind == Kind::Array)
    {
        const TypeRecord& given = vm.types[from];
        if (given.kind != Kind::Array)
        {
            return false;
        }
        if (given.element == wanted.element)
        {
            return true;
        }
        // Values: the same size and code, but for the sign, as .NET lets int[] pass for uint[] and an enum's array.
        if ((given.flags & ElementsAreReferences) == 0)
        {
            constexpr u16 Unsigned = 1;
            return (wanted.flags & ElementsAreReferences) == 0 && given.code != NotPrimitive && given.code >= SByte &&
                   given.code <= UInt64 && wanted.code >= SByte && ((given.code - SByte) | Unsigned) == ((wanted.code - SByte) | Unsigned);
        }
        return (wanted.flags & ElementsAreReferences) != 0 && assignable(given.element, wanted.element);
    }
    for (u32 type = from; type != NoIndex; type = vm.types[type].parent)
    {
        if (type == to)
        {
            return true;
        }
    }
    return false;
}

} // namespace nano
