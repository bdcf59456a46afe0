#include "texts.hpp"

namespace nano
{

const uint8_t* literalAt(uint32_t literal)
{
    const uint8_t* image = at(vm.imageAt);
    const uint8_t* data = image + vm.image->data;
    uint32_t passed = literal & ~(literalStep - 1);
    const uint8_t* from = data + load<uint16_t>(image + vm.image->literals + 2 * (literal / literalStep));
    for (; passed != literal; passed++)
    {
        if (passed >= vm.image->textCount)
        {
            from += 2 + half(from);
            continue;
        }
        TextReader reader(from, data);
        for (uint32_t left = reader.characters(); left != 0; left--)
        {
            reader.next();
        }
        from = reader.position();
    }
    return from;
}

Ref textOf(uint32_t literal)
{
    uint32_t kept = vm.texts + 4 * literal;
    if (word(kept) == 0)
    {
        TextReader reader(literalAt(literal), at(vm.imageAt + vm.image->data));
        Ref text = allocateString(reader.characters());
        if (text == 0)
        {
            return 0;
        }
        uint16_t* to = reinterpret_cast<uint16_t*>(elementsOf(text));
        for (uint32_t left = reader.characters(); left != 0; left--)
        {
            *to++ = static_cast<uint16_t>(reader.next());
        }
        word(kept) = text;
    }
    return word(kept);
}

} // namespace nano
