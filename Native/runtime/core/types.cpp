#include "vm.hpp"

namespace nano
{

namespace
{

bool implements(uint32_t from, uint32_t to)
{
    for (uint32_t type = from; type != nothing; type = vm.types[type].parent)
    {
        if (type == to)
        {
            return true;
        }
        if ((vm.types[type].flags & HasInterfaces) != 0)
        {
            const uint8_t* list = pool(vm.types[type].afterMap());
            for (uint32_t i = 0; i < list[0]; i++)
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

bool isArrayAssignable(const TypeRecord& given, const TypeRecord& wanted)
{
    if (given.kind != Kind::Array)
    {
        return false;
    }
    if (given.detail == wanted.detail)
    {
        return true;
    }
    // Arrays of integers are compatible if their elements differ only in signedness. As in .NET, int[] is accepted as uint[], and so are
    // arrays of enums.
    if ((given.flags & ElementsAreReferences) == 0)
    {
        constexpr uint16_t unsignedBit = 1;
        return (wanted.flags & ElementsAreReferences) == 0 && given.code != NotPrimitive && given.code >= SByte && given.code <= UInt64 &&
               wanted.code >= SByte && ((given.code - SByte) | unsignedBit) == ((wanted.code - SByte) | unsignedBit);
    }
    return (wanted.flags & ElementsAreReferences) != 0 && assignable(given.detail, wanted.detail);
}

} // namespace

bool assignable(uint32_t from, uint32_t to)
{
    const TypeRecord& wanted = vm.types[to];
    if (wanted.kind == Kind::Interface)
    {
        return implements(from, to);
    }
    if (wanted.kind == Kind::Array)
    {
        return isArrayAssignable(vm.types[from], wanted);
    }
    for (uint32_t type = from; type != nothing; type = vm.types[type].parent)
    {
        if (type == to)
        {
            return true;
        }
    }
    return false;
}

uint32_t arrayOf(uint32_t element)
{
    for (uint32_t type = 0; type < vm.image->typeCount; type++)
    {
        if (vm.types[type].kind == Kind::Array && vm.types[type].detail == element)
        {
            return type;
        }
    }
    return noIndex;
}

} // namespace nano
