// What is printed about an exception that nobody caught and that managed code could not report either.
#include "natives.h"

namespace nano {

namespace {

u32 textLength(const char* text)
{
    u32 length = 0;
    while (text[length] != 0) {
        length++;
    }
    return length;
}

} // namespace

const u8* nameOfType(u32 type)
{
    if (vm.image->namesSize == 0) {
        return reinterpret_cast<const u8*>("");
    }
    const u8* names = at(vm.imageAt + vm.image->names);
    return names + load<u32>(names + 4 * type);
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
