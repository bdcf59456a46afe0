// The operands of each operation, as in operations.def. Equal lists and suffixes of lists are stored once.
#pragma once

#include "natives.hpp"

#include <type_traits>

namespace nano
{

constexpr const char* formatList[] = {
#define OP(name, operands) operands,
#include "operations.def"
#undef OP
};
constexpr uint32_t opCount = sizeof(formatList) / sizeof(formatList[0]);

template<uint32_t Size>
struct FormatTable
{
    using Offset = std::conditional_t<Size <= 256, uint8_t, uint16_t>;
    Offset at[opCount];
    char text[Size];
    uint32_t used;
};

template<uint32_t Size>
consteval FormatTable<Size> makeFormats()
{
    FormatTable<Size> table{};
    for (uint32_t op = 0; op < opCount; op++)
    {
        const char* wanted = formatList[op];
        uint32_t length = 0;
        while (wanted[length] != 0)
        {
            length++;
        }
        bool found = false;
        for (uint32_t at = 0; !found && at + length < table.used; at++)
        {
            uint32_t same = 0;
            while (same <= length && table.text[at + same] == wanted[same])
            {
                same++;
            }
            found = same == length + 1;
            table.at[op] = static_cast<typename FormatTable<Size>::Offset>(at);
        }
        if (!found)
        {
            table.at[op] = static_cast<typename FormatTable<Size>::Offset>(table.used);
            for (uint32_t i = 0; i <= length; i++)
            {
                table.text[table.used++] = wanted[i];
            }
        }
    }
    return table;
}

constexpr uint32_t formatBytes = makeFormats<1024>().used;
inline constexpr FormatTable<formatBytes> formats = makeFormats<formatBytes>();

inline const char* formatOf(uint32_t op)
{
    return formats.text + formats.at[op];
}

} // namespace nano
