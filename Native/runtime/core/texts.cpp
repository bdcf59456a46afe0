#include "texts.hpp"

namespace nano
{

const u8* literalAt(u32 literal)
{
    const u8* image = at(vm.imageAt);
    const u8* data = image + vm.image->data;
    u32 passed = literal & ~(LiteralStep - 1);
    const u8* from = data + load<u16>(image + vm.image->literals + 2 * (literal / LiteralStep));
    for (; passed != literal; passed++)
    {
        if (passed >= vm.image->textCount)
        {
            from += 2 + half(from);
            continue;
        }
        TextReader reader(from, data);
        for (u32 left = reader.characters(); left != 0; left--)
        {
            reader.next();
        }
        from = reader.position();
    }
    return from;
}

Ref textOf(u32 literal)
{
    u32 kept = vm.texts + 4 * literal;
    if (word(kept) == 0)
    {
        TextReader reader(literalAt(literal), at(vm.imageAt + vm.image->data));
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
