#include "texts.h"

namespace nano
{

Ref textOf(u32 literal)
{
    u32 kept = vm.texts + 4 * literal;
    if (word(kept) == 0)
    {
        const u8* image = at(vm.imageAt);
        TextReader reader(literalAt(image, *vm.image, literal), image + vm.image->data);
        Ref text = allocateString(reader.characters());
        if (text == 0)
        {
            return 0;
        }
        u16* to = reinterpret_cast<u16*>(elementsOf(text));
        for (u32 left = reader.characters(); left != 0; left--)
        {
            *to++ = static_cast<u16>(reader.next());
        }
        word(kept) = text;
    }
    return word(kept);
}

} // namespace nano
