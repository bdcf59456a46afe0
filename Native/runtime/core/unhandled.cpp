// What is printed about an exception that nobody caught and that managed code could not report either.
#include "natives.hpp"

namespace nano
{

namespace
{

u32 textLength(const char* text)
{
    u32 length = 0;
    while (text[length] != 0)
    {
        length++;
    }
    return length;
}

} // namespace

const u8* nameOfType(u32 type)
{
    const u8* names = at(vm.imageAt + vm.image->names);
    if (vm.image->namesSize == 0 || 4 * type >= (load<u32>(names) & ~3u))
    {
        return reinterpret_cast<const u8*>("");
    }
    return names + load<u32>(names + 4 * type);
}

const u8* nameOfMethodAt(u32 codeOffset)
{
    const u8* names = at(vm.imageAt + vm.image->names);
    u32 types = vm.image->typeCount;
    // The tables stand in front of the texts, whose first is empty and second the first type's.
    if (vm.image->namesSize < 4 * (types + vm.image->methodCount) || load<u32>(names) <= 4 * types + 1)
    {
        return nullptr;
    }
    for (u32 i = 0; i < vm.image->methodCount; i++)
    {
        if (u32(vm.methods[i]) << vm.methodUnit == codeOffset)
        {
            return names + load<u32>(names + 4 * (types + i)) % vm.image->namesSize;
        }
    }
    return nullptr;
}

void writeTypeName(bool error, u32 type)
{
    const u8* name = nameOfType(type);
    portWrite(error, name, textLength(reinterpret_cast<const char*>(name)));
}

i32 reportUnhandled()
{
    static const char start[] = "Unhandled exception: ";
    portWrite(true, reinterpret_cast<const u8*>(start), sizeof(start) - 1);
    writeTypeName(true, typeOf(vm.pending));
    portWrite(true, reinterpret_cast<const u8*>("\n"), 1);
    return 1;
}

} // namespace nano
