// Runs the driver on an image made by other software: fat-image IMAGE, then one command per line on stdin, fields separated by tabs.
//   list                          one line per entry: D PATH, or F PATH SIZE CRC32
//   write PATH LENGTH SEED        a file of LENGTH bytes, byte i being SEED + i * 7 + i / 251
//   append PATH LENGTH SEED      the same bytes, appended to the file
//   mkdir PATH | remove PATH | replace FROM TO | free
// If a command fails, the program prints that command and the driver's status to stderr and exits with status 1.
#include "bytes/crc32.hpp"
#include "fat/volume.hpp"

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <vector>

using namespace fat;

namespace
{

class ImageFile final : public BlockDevice
{
public:
    explicit ImageFile(int file) : file_(file)
    {
    }

    Status read(uint32_t sector, uint8_t* data, uint32_t count, bool) override
    {
        const ssize_t size = static_cast<ssize_t>(count) * sectorSize;
        return pread(file_, data, static_cast<size_t>(size), off_t{sector} * sectorSize) == size ? Status::Ok : Status::ReadError;
    }

    Status write(uint32_t sector, const uint8_t* data, uint32_t count) override
    {
        const ssize_t size = static_cast<ssize_t>(count) * sectorSize;
        return pwrite(file_, data, static_cast<size_t>(size), off_t{sector} * sectorSize) == size ? Status::Ok : Status::WriteError;
    }

private:
    int file_;
};

/// 2026-08-05 12:34:56.
uint32_t fixedTime()
{
    return ((2026u - 1980) << 9 | 8 << 5 | 5) << 16 | 12 << 11 | 34 << 5 | 56 / 2;
}

Text text(const std::string& value)
{
    return {value.data(), static_cast<uint32_t>(value.size())};
}

Status content(Volume& volume, const std::string& path, std::vector<uint8_t>& bytes)
{
    File file;
    FAT_TRY(volume.open(text(path), Mode::Read, file));
    bytes.resize(file.node.size);
    uint32_t done = 0;
    const Status status = volume.read(file, bytes.data(), file.node.size, done);
    volume.close(file);
    return status != Status::Ok || done == bytes.size() ? status : Status::Corrupt;
}

Status list(Volume& volume, const std::string& folder)
{
    struct Entry
    {
        std::string path;
        bool isDirectory;
    };
    std::vector<Entry> entries;
    Listing listing;
    Node node;
    FAT_TRY(volume.list(text(folder), listing));
    Status status;
    while ((status = volume.next(listing, node)) == Status::Ok)
    {
        std::string name(Name::maximum * 3, '\0');
        name.resize(encodeName(volume.name(), name.data()));
        entries.push_back({folder + "/" + name, node.isDirectory()});
    }
    if (status != Status::NotFound)
    {
        return status;
    }
    for (const Entry& entry : entries)
    {
        if (entry.isDirectory)
        {
            std::printf("D %s\n", entry.path.c_str());
            FAT_TRY(list(volume, entry.path));
            continue;
        }
        std::vector<uint8_t> bytes;
        FAT_TRY(content(volume, entry.path, bytes));
        const uint32_t crc = bytes::crc32(0, bytes.data(), static_cast<uint32_t>(bytes.size()));
        std::printf("F %s %zu %08" PRIX32 "\n", entry.path.c_str(), bytes.size(), crc);
    }
    return Status::Ok;
}

Status write(Volume& volume, const std::string& path, Mode mode, uint32_t length, uint32_t seed)
{
    std::vector<uint8_t> bytes(length);
    for (uint32_t i = 0; i < length; ++i)
    {
        bytes[i] = static_cast<uint8_t>(seed + i * 7 + i / 251);
    }
    File file;
    FAT_TRY(volume.open(text(path), mode, file));
    const Status status = volume.write(file, bytes.data(), length);
    const Status closed = volume.close(file);
    return status != Status::Ok ? status : closed;
}

Status play(Volume& volume, const std::vector<std::string>& words)
{
    const std::string& command = words[0];
    if (command == "list")
    {
        return list(volume, "");
    }
    if ((command == "write" || command == "append") && words.size() == 4)
    {
        const Mode mode = command == "write" ? Mode::Create : Mode::Append;
        return write(volume, words[1], mode, static_cast<uint32_t>(std::atol(words[2].c_str())),
                     static_cast<uint32_t>(std::atol(words[3].c_str())));
    }
    if (command == "mkdir" && words.size() == 2)
    {
        return volume.makeDirectory(text(words[1]));
    }
    if (command == "remove" && words.size() == 2)
    {
        return volume.remove(text(words[1]));
    }
    if (command == "replace" && words.size() == 3)
    {
        return volume.replace(text(words[1]), text(words[2]));
    }
    if (command == "free")
    {
        uint32_t count;
        FAT_TRY(volume.freeClusters(count));
        std::printf("%" PRIu32 "\n", count);
        return Status::Ok;
    }
    std::fprintf(stderr, "unknown command, or fields missing: ");
    return Status::BadName;
}

} // namespace

int main(int argc, char** argv)
{
    const int file = argc == 2 ? open(argv[1], O_RDWR) : -1;
    if (file < 0)
    {
        std::fprintf(stderr, "usage: fat-image IMAGE, commands on stdin\n");
        return 2;
    }
    ImageFile image(file);
    static Volume volume;
    Status status = volume.mount(image, fixedTime);
    char line[8192];
    std::string command = "mount";
    while (status == Status::Ok && std::fgets(line, sizeof line, stdin) != nullptr)
    {
        line[std::strcspn(line, "\n")] = '\0';
        command = line;
        std::vector<std::string> words(1);
        for (const char c : command)
        {
            if (c == '\t')
            {
                words.emplace_back();
            }
            else
            {
                words.back().push_back(c);
            }
        }
        status = play(volume, words);
    }
    if (status != Status::Ok)
    {
        std::fprintf(stderr, "%s: %d\n", command.c_str(), static_cast<int>(status));
        return 1;
    }
    return 0;
}
