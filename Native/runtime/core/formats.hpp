// The operands of each operation, as opcodes.def gives them: equal lists and ends of lists stored once.
#pragma once

#include "natives.hpp"

namespace nano
{

constexpr const char* FormatList[] = {
#define OP(name, operands) operands,
#include "../opcodes.def"
#undef OP
};
constexpr u32 OpCount = sizeof(FormatList) / sizeof(FormatList[0]);

template<u32 Size>
struct FormatTable
{
    u16 at[OpCount];
    char text[Size];
    u32 used;
};

template<u32 Size>
consteval FormatTable<Size> makeFormats()
{
    FormatTable<Size> table{};
    for (u32 op = 0; op < OpCount; op++)
    {
        const char* wanted = FormatList[op];
        u32 length = 0;
        while (wanted[length] != 0)
        {
            length++;
        }
        bool found = false;
        for (u32 at = 0; !found && at + length < table.used; at++)
        {
            u32 same = 0;
            while (same <= length && table.text[at + same] == wanted[same])
            {
                same++;
            }
            found = same == length + 1;
            table.at[op] = static_cast<u16>(at);
        }
        if (!found)
        {
            table.at[op] = static_cast<u16>(table.used);
            for (u32 i = 0; i <= length; i++)
            {
                table.text[table.used++] = wanted[i];
            }
        }
    }
    return table;
}

constexpr u32 FormatBytes = makeFormats<1024>().used;
inline constexpr FormatTable<FormatBytes> Formats = makeFormats<FormatBytes>();

inline const char* formatOf(u32 op)
{
    return Formats.text + Formats.at[op];
}

} // namespace nano
