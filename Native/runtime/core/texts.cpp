#include "texts.hpp"

#include "compressed_code.hpp"

namespace nano
{

uint32_t TextReader::next()
{
    uint32_t symbol = depth_ != 0 ? stack_[--depth_] : textSymbol(at_);
    for (;;)
    {
        const uint32_t entry = textEntry(at(vm.imageAt + vm.image->data), symbol);
        const uint32_t second = entry >> halfBits;
        symbol = entry & leaf;
        if (second == leaf)
        {
            return symbol == endLeaf ? endOfText : symbol == escapeLeaf ? textBits(at_, 16) : symbol;
        }
        stack_[depth_++] = static_cast<uint16_t>(second);
    }
}

uint32_t literalAt(uint32_t literal)
{
    uint32_t passed = literal & ~(literalStep - 1);
    uint32_t from = 8 * (vm.image->data + half(at(vm.imageAt + vm.image->literals) + 2 * (literal / literalStep)));
    for (; passed != literal; passed++)
    {
        if (passed >= vm.image->textCount)
        {
            from = (from + 7) & ~7u;
            from += 8 * (2 + half(at(vm.imageAt) + from / 8));
            continue;
        }
        TextReader reader(from);
        while (reader.next() != endOfText)
        {
        }
        from = reader.position();
    }
    return from;
}

const uint8_t* arrayLiteral(uint32_t literal)
{
    return at(vm.imageAt) + (literalAt(literal) + 7) / 8;
}

Ref newTextOf(uint32_t literal, uint32_t more)
{
    const uint32_t from = literalAt(literal);
    uint32_t length = 0;
    for (TextReader reader(from); reader.next() != endOfText;)
    {
        length++;
    }
    Ref text = allocateString(length + more);
    if (text != 0)
    {
        uint16_t* to = reinterpret_cast<uint16_t*>(elementsOf(text));
        for (TextReader reader(from); length != 0; length--)
        {
            *to++ = static_cast<uint16_t>(reader.next());
        }
    }
    return text;
}

Ref textOf(uint32_t literal)
{
    uint32_t kept = vm.texts + 4 * literal;
    if (word(kept) == 0)
    {
        word(kept) = newTextOf(literal, 0);
    }
    return word(kept);
}

} // namespace nano
