#include "backup.hpp"

#include "drivers/system/system.hpp"
#include "fat/volume.hpp"
#include "interop/card_device.hpp"

#include <cstring>

namespace
{

using fat::Status;

constexpr char storage[] = "/ext/.int"; // where this firmware keeps /int
constexpr uint32_t mountPoint = 4;      // of "/ext"
constexpr uint32_t block = 512;
constexpr uint32_t longest = 100; // maximum length of a name in a tar header
constexpr uint32_t deepest = 4;

interop::CardDevice card;
fat::Volume volume;
fat::File archive;
fat::File source;
uint8_t data[block];

/// A path on the card: the first `length` bytes of `text`.
struct Path
{
    char text[longest + 64] = {};
    uint32_t length = 0;

    bool append(const char* from, uint32_t count)
    {
        if (length + count >= sizeof text)
        {
            return false;
        }
        std::memcpy(text + length, from, count);
        length += count;
        return true;
    }

    fat::Text whole() const
    {
        return {text, length};
    }
};

/// The header of a tar entry (POSIX.1-1988, ustar).
struct Header
{
    char name[longest];
    char mode[8];
    char user[8];
    char group[8];
    char size[12];
    char time[12];
    char sum[8];
    char type;
    char link[100];
    char magic[8];
    char rest[247];
};

static_assert(sizeof(Header) == block);

void octal(char* field, uint32_t digits, uint32_t value)
{
    for (uint32_t i = digits; i > 0; --i, value >>= 3)
    {
        field[i - 1] = static_cast<char>('0' + (value & 7));
    }
}

bool writeHeader(fat::Text name, bool isFolder, uint32_t size)
{
    if (name.length > longest)
    {
        return false;
    }
    Header header{};
    std::memcpy(header.name, name.begin, name.length);
    std::memcpy(header.mode, isFolder ? "0000775" : "0000664", 7);
    octal(header.user, 7, 0);
    octal(header.group, 7, 0);
    octal(header.size, 11, size);
    octal(header.time, 11, 0);
    std::memset(header.sum, ' ', sizeof header.sum);
    header.type = isFolder ? '5' : '0';
    std::memcpy(header.magic, "ustar\00000", 8);
    std::memcpy(data, &header, block);
    uint32_t sum = 0;
    for (const uint8_t byte : data)
    {
        sum += byte;
    }
    octal(header.sum, 6, sum);
    header.sum[6] = 0;
    std::memcpy(data, &header, block);
    return volume.write(archive, data, block) == Status::Ok;
}

bool copyFile(fat::Text path, uint32_t size)
{
    if (volume.open(path, fat::Mode::Read, source) != Status::Ok)
    {
        return false;
    }
    for (uint32_t at = 0; at < size; at += block)
    {
        uint32_t done = 0;
        std::memset(data, 0, block);
        if (volume.read(source, data, block, done) != Status::Ok || volume.write(archive, data, block) != Status::Ok)
        {
            return false;
        }
    }
    return volume.close(source) == Status::Ok;
}

/// Writes the files and folders below `path`, in directory order; an entry's name is its path without the first `root` bytes.
bool writeFolder(Path& path, uint32_t root, uint32_t depth)
{
    fat::Listing listing;
    fat::Node node;
    Status status = depth < deepest ? volume.list(path.whole(), listing) : Status::BadName;
    const uint32_t folder = path.length;
    while (status == Status::Ok && (status = volume.next(listing, node)) == Status::Ok)
    {
        char name[fat::Name::maximum];
        const uint32_t count = fat::encodeName(volume.name(), name);
        if (!path.append("/", 1) || !path.append(name, count))
        {
            return false;
        }
        const fat::Text entry{path.text + root, path.length - root};
        if (!writeHeader(entry, node.isDirectory(), node.isDirectory() ? 0 : node.size) ||
            !(node.isDirectory() ? writeFolder(path, root, depth + 1) : copyFile(path.whole(), node.size)))
        {
            return false;
        }
        path.length = folder;
    }
    return status == Status::NotFound; // end of the listing, or no such folder
}

/// Reads the manifest's path from /.fupdate, and appends to `path` the path of the backup in the manifest's folder, without the leading
/// /ext.
bool findBackup(Path& path)
{
    static constexpr char pointer[] = "/.fupdate", name[] = "backup.tar";
    uint32_t count = 0;
    if (volume.open({pointer, sizeof pointer - 1}, fat::Mode::Read, source) != Status::Ok ||
        volume.read(source, data, block, count) != Status::Ok || volume.close(source) != Status::Ok)
    {
        return false;
    }
    const char* text = reinterpret_cast<const char*>(data);
    while (count > 0 && text[count - 1] != '/')
    {
        --count;
    }
    return count > mountPoint && std::memcmp(text, storage, mountPoint) == 0 && path.append(text + mountPoint, count - mountPoint) &&
           path.append(name, sizeof name - 1);
}

} // namespace

namespace backup
{

bool make()
{
    Path target;
    Path folder;
    if (card.initialise() != Status::Ok || volume.mount(card, drivers::system::fatTime) != Status::Ok || !findBackup(target) ||
        volume.open(target.whole(), fat::Mode::Create, archive) != Status::Ok)
    {
        return false;
    }
    (void)folder.append(storage + mountPoint, sizeof storage - 1 - mountPoint);
    if (!writeFolder(folder, folder.length + 1, 0))
    {
        return false;
    }
    std::memset(data, 0, block);
    for (uint32_t i = 0; i < 2; ++i)
    {
        if (volume.write(archive, data, block) != Status::Ok)
        {
            return false;
        }
    }
    return volume.close(archive) == Status::Ok && volume.sync() == Status::Ok;
}

} // namespace backup
