// System.IO.Path: finds the parts of a path. A drive is a letter and a colon. Both the slash and the backslash separate names.
#include "core/files.hpp"
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

bool isSeparator(uint16_t c)
{
    return c == '/' || c == '\\';
}

/// Length of the root, including its separator.
uint32_t rootLength(Ref path)
{
    const uint16_t* text = charactersOf(path);
    const uint32_t length = lengthOf(path);
    const bool hasDrive = length >= 2 && text[1] == ':' && (text[0] | 32) >= 'a' && (text[0] | 32) <= 'z';
    const uint32_t drive = hasDrive ? 2 : 0;
    return length > drive && isSeparator(text[drive]) ? drive + 1 : drive;
}

/// Start of the last name.
uint32_t nameAt(Ref path)
{
    const uint32_t root = rootLength(path);
    uint32_t start = lengthOf(path);
    while (start > root && !isSeparator(charactersOf(path)[start - 1]))
    {
        start--;
    }
    return start;
}

/// End of the path without its last name and the separators before that name; the root is always included.
uint32_t withoutName(const uint16_t* text, uint32_t length, uint32_t root)
{
    length -= length > root ? 1 : 0;
    while (length > root && !isSeparator(text[length - 1]))
    {
        length--;
    }
    return length;
}

} // namespace

int32_t IO_Path_RootLength__String(Ref& path)
{
    return static_cast<int32_t>(rootLength(path));
}

int32_t IO_Path_NameAt__String(Ref& path)
{
    return static_cast<int32_t>(nameAt(path));
}

/// Index of the last dot in the last name; -1 if there is none.
int32_t IO_Path_ExtensionAt__String(Ref& path)
{
    const int32_t start = static_cast<int32_t>(nameAt(path));
    int32_t dot = static_cast<int32_t>(lengthOf(path)) - 1;
    while (dot >= start && charactersOf(path)[dot] != '.')
    {
        dot--;
    }
    return dot < start ? -1 : dot;
}

/// Moves an end position back over the separators before it, except those of the root.
int32_t IO_Path_EndOf__String_Int32(Ref& path, int32_t end)
{
    const int32_t root = static_cast<int32_t>(rootLength(path));
    while (end > root && isSeparator(charactersOf(path)[end - 1]))
    {
        end--;
    }
    return end;
}

/// Returns the path up to the given end, with each run of separators replaced by one separator of the port.
Ref IO_Path_Tidy__String_Int32(Ref& path, int32_t end)
{
    const Ref fresh = newString(static_cast<uint32_t>(end));
    if (fresh == 0)
    {
        return 0;
    }
    Ref& tidy = vm.handles[vm.handleCount++];
    tidy = fresh;
    uint32_t length = 0;
    for (int32_t i = 0; i < end; i++)
    {
        const uint16_t* next = charactersOf(path) + i;
        if (!isSeparator(*next))
        {
            charactersOf(tidy)[length++] = *next;
        }
        else if (i == 0 || !isSeparator(next[-1]))
        {
            charactersOf(tidy)[length++] = static_cast<uint16_t>(portFileSeparator());
        }
    }
    const Ref result = partOf(tidy, 0, length);
    vm.handleCount--;
    return result;
}

/// Resolves . and .. in a normalised path.
Ref IO_Path_WithoutDots__String(Ref& path)
{
    const uint32_t root = rootLength(path), all = lengthOf(path);
    const Ref fresh = copyPart(path, 0, all, wellKnown(TypeString));
    if (fresh == 0)
    {
        return 0;
    }
    Ref& kept = vm.handles[vm.handleCount++];
    kept = fresh;
    uint32_t length = root;
    for (uint32_t at = root; at < all;)
    {
        uint16_t* text = charactersOf(kept);
        uint32_t end = at;
        while (end < all && !isSeparator(charactersOf(path)[end]))
        {
            end++;
        }
        const uint32_t next = end < all ? end + 1 : all;
        const uint16_t* name = charactersOf(path) + at;
        const uint32_t dots = end - at > 2 || end == at || name[0] != '.' ? 0 : end - at == 1 ? 1 : name[1] == '.' ? 2 : 0;
        if (dots == 0)
        {
            memmove(text + length, name, 2 * (next - at));
            length += next - at;
        }
        else
        {
            length = dots == 2 ? withoutName(text, length, root) : length;
            length -= end == next && length > root ? 1 : 0;
        }
        at = next;
    }
    const Ref result = partOf(kept, 0, length);
    vm.handleCount--;
    return result;
}

} // namespace nano::natives
