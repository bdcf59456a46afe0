// Reports an unhandled exception that managed code could not report itself.
#include "natives.hpp"

namespace nano
{

namespace
{

uint32_t textLength(const char* text)
{
    uint32_t length = 0;
    while (text[length] != 0)
    {
        length++;
    }
    return length;
}

} // namespace

const uint8_t* nameOfType(uint32_t type)
{
    const uint8_t* names = at(vm.imageAt + vm.image->names);
    if (vm.image->namesSize == 0 || 4 * type >= (load<uint32_t>(names) & ~3u))
    {
        return reinterpret_cast<const uint8_t*>("");
    }
    return names + load<uint32_t>(names + 4 * type);
}

#ifdef NANO_OWN_FILE
// The linker writes no method names into an image that is one file with its runtime.
const uint8_t* nameOfMethodAt(uint32_t)
{
    return nullptr;
}
#else
const uint8_t* nameOfMethodAt(uint32_t codeOffset)
{
    const uint8_t* names = at(vm.imageAt + vm.image->names);
    uint32_t types = vm.image->typeCount;
    // In the names section, the tables precede the names. The first name is empty, and the second is the name of the first type.
    if (vm.image->namesSize < 4 * (types + vm.image->methodCount) || load<uint32_t>(names) <= 4 * types + 1)
    {
        return nullptr;
    }
    for (uint32_t i = 0; i < vm.image->methodCount; i++)
    {
        if (uint32_t(vm.methods[i]) << vm.methodUnit == codeOffset)
        {
            return names + load<uint32_t>(names + 4 * (types + i)) % vm.image->namesSize;
        }
    }
    return nullptr;
}
#endif

void writeTypeName(bool error, uint32_t type)
{
    const uint8_t* name = nameOfType(type);
    portWrite(error, name, textLength(reinterpret_cast<const char*>(name)));
}

int32_t reportUnhandled()
{
    static const char start[] = "Unhandled exception: ";
    portWrite(true, reinterpret_cast<const uint8_t*>(start), sizeof(start) - 1);
    writeTypeName(true, typeOf(vm.pending));
    portWrite(true, reinterpret_cast<const uint8_t*>("\n"), 1);
    return 1;
}

} // namespace nano
