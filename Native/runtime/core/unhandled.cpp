// Reports an unhandled exception that managed code could not report itself.
#include "natives.hpp"
#include "texts.hpp"
#include "utf8.hpp"

namespace nano
{

uint32_t nameOfType(uint32_t type)
{
    return type < vm.image->namedTypes ? stringCount() + type : noName;
}

#ifdef NANO_OWN_FILE
// The linker writes no method names into an image that is combined with its runtime in one file.
const uint8_t* nameOfMethodAt(uint32_t)
{
    return nullptr;
}
#else
const uint8_t* nameOfMethodAt(uint32_t codeOffset)
{
    const uint8_t* names = at(vm.imageAt + vm.image->names);
    if (vm.image->namesSize == 0)
    {
        return nullptr;
    }
    for (uint32_t i = 0; i < vm.image->methodCount; i++)
    {
        if (uint32_t(vm.methods[i]) << vm.methodUnit == codeOffset)
        {
            return names + load<uint32_t>(names + 4 * i);
        }
    }
    return nullptr;
}
#endif

void writeTypeName(bool error, uint32_t type)
{
    const uint32_t name = nameOfType(type);
    if (name == noName)
    {
        return;
    }
    TextReader reader(literalAt(name));
    for (uint32_t next = reader.next(); next != endOfText; next = reader.next())
    {
        const uint16_t character = static_cast<uint16_t>(next);
        uint8_t bytes[4];
        uint32_t from = 0;
        portWrite(error, bytes, encodeUtf8(&character, 1, from, bytes));
    }
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
