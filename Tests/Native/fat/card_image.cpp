#include "card_image.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace fat_test
{

using fat::File;
using fat::Mode;
using fat::Status;
using fat::Volume;

const Format formats[4] = {
    {"Fat12", "mkfs.fat -F 12 -s 1 -n CARD", 1440},
    {"Fat16", "mkfs.fat -F 16 -s 2 -n CARD", 16384},
    {"Fat32", "mkfs.fat -F 32 -s 1 -n CARD", 40960},
    {"ExFat", "mkfs.exfat -c 4K -L CARD", 16384},
};

const Format smallFormats[4] = {
    {"Fat12", "mkfs.fat -F 12 -s 1 -r 112", 160},
    {"Fat16", "mkfs.fat -F 16 -s 1 -r 112", 2600},
    {"Fat32", "mkfs.fat -F 32 -s 1", 600},
    {"ExFat", "mkfs.exfat -c 512 -b 512", 1024},
};

const Format largeClusters[2] = {
    {"Fat12", "mkfs.fat -F 12 -s 64 -n CARD", 16384},
    {"ExFat", "mkfs.exfat -c 32K -L CARD", 16384},
};

CardImage::CardImage(const std::string& mkfs, uint32_t kibibytes)
    : exFat_(mkfs.find("exfat") != std::string::npos), size_(uint64_t{kibibytes} * 1024)
{
    char path[] = "/tmp/fupd-card-XXXXXX";
    const int file = mkstemp(path);
    path_ = path;
    if (file < 0 || ftruncate(file, static_cast<off_t>(size_)) != 0)
    {
        std::abort();
    }
    int exitCode;
    const std::string output = run("PATH=$PATH:/usr/sbin:/sbin " + mkfs + " @", &exitCode);
    if (exitCode != 0)
    {
        std::fprintf(stderr, "%s failed (dosfstools and exfatprogs are needed):\n%s\n", mkfs.c_str(), output.c_str());
        std::abort();
    }
    bytes_ = static_cast<uint8_t*>(mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
    ::close(file);
    if (bytes_ == MAP_FAILED)
    {
        std::abort();
    }
}

CardImage::~CardImage()
{
    munmap(bytes_, size_);
    unlink(path_.c_str());
}

Status CardImage::read(uint32_t sector, uint8_t* data, uint32_t count, bool)
{
    if (reads_++ == failedRead_ || dead_ || (uint64_t{sector} + count) * 512 > size_)
    {
        return Status::ReadError;
    }
    std::memcpy(data, bytes_ + uint64_t{sector} * 512, uint64_t{count} * 512);
    return Status::Ok;
}

Status CardImage::write(uint32_t sector, const uint8_t* data, uint32_t count)
{
    if (locked_ || (uint64_t{sector} + count) * 512 > size_)
    {
        return Status::WriteError;
    }
    for (uint32_t i = 0; i < count && !dead_; ++i)
    {
        if (writes_ == failedWrite_)
        {
            ++writes_;
            return Status::WriteError;
        }
        const bool hit = writes_++ == cutAt_;
        const uint32_t length = !hit || cut_ == Cut::After ? 512 : cut_ == Cut::Torn ? tornBytes_ : 0;
        std::memcpy(bytes_ + uint64_t{sector + i} * 512, data + i * 512, length);
        dead_ = hit;
    }
    return dead_ ? Status::WriteError : Status::Ok;
}

bool CardImage::erase(uint32_t sector, uint32_t count)
{
    if (erases_ == Erases::Refuses)
    {
        return false;
    }
    const uint32_t erased = erases_ == Erases::Nothing ? 0 : erases_ == Erases::FirstHalf ? count / 2 : count;
    const std::vector<uint8_t> zeros(size_t{erased} * 512);
    return write(sector, zeros.data(), erased) == Status::Ok;
}

std::string CardImage::run(const std::string& command, int* exitCode) const
{
    std::string line;
    for (const char c : command)
    {
        line += c == '@' ? path_ : std::string(1, c);
    }
    std::string output;
    FILE* pipe = popen((line + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer;
    while (const size_t n = fread(buffer.data(), 1, buffer.size(), pipe))
    {
        output.append(buffer.data(), n);
    }
    const int status = pclose(pipe);
    if (exitCode != nullptr)
    {
        *exitCode = status;
    }
    return output;
}

std::string CardImage::check() const
{
    int exitCode;
    const std::string output = run(exFat_ ? "/usr/sbin/fsck.exfat -n @" : "/usr/sbin/fsck.fat -n -v @", &exitCode);
    // fsck.fat returns 0 for a few faults that it would repair, but reports them.
    const bool clean =
        exitCode == 0 && output.find("differ") == std::string::npos && output.find("Free cluster summary wrong") == std::string::npos;
    return clean ? std::string() : output;
}

void CardImage::repair() const
{
    run(exFat_ ? "/usr/sbin/fsck.exfat -y @" : "/usr/sbin/fsck.fat -a @");
}

void CardImage::cutAt(uint64_t write, Cut cut, uint32_t tornBytes)
{
    writes_ = 0;
    cutAt_ = write;
    cut_ = cut;
    tornBytes_ = tornBytes;
    dead_ = false;
}

void CardImage::restorePower()
{
    cutAt(~0ull, Cut::Before, 0);
}

std::vector<uint8_t> CardImage::save() const
{
    return std::vector<uint8_t>(bytes_, bytes_ + size_);
}

void CardImage::restore(const std::vector<uint8_t>& bytes)
{
    // Unchanged blocks are not written, because a write to a mapped file costs a page fault.
    constexpr size_t block = 4096;
    for (size_t at = 0; at < bytes.size(); at += block)
    {
        const size_t length = std::min(block, bytes.size() - at);
        if (std::memcmp(bytes_ + at, bytes.data() + at, length) != 0)
        {
            std::memcpy(bytes_ + at, bytes.data() + at, length);
        }
    }
}

uint32_t fixedTime()
{
    return ((2026u - 1980) << 9 | 8 << 5 | 5) << 16 | 12 << 11 | 34 << 5 | 56 / 2;
}

std::string nameOf(const Volume& volume)
{
    std::string name(fat::Name::maximum * 3, '\0');
    name.resize(fat::encodeName(volume.name(), name.data()));
    return name;
}

Status writeFile(Volume& volume, const std::string& path, const std::string& content, Mode mode)
{
    File file;
    FAT_TRY(volume.open(text(path), mode, file));
    const Status status = volume.write(file, reinterpret_cast<const uint8_t*>(content.data()), static_cast<uint32_t>(content.size()));
    const Status closed = volume.close(file, status == Status::Ok);
    return status != Status::Ok ? status : closed;
}

Status readFile(Volume& volume, const std::string& path, std::string& content)
{
    File file;
    FAT_TRY(volume.open(text(path), Mode::Read, file));
    content.assign(file.node.size, '\0');
    uint32_t done = 0;
    const Status status = volume.read(file, reinterpret_cast<uint8_t*>(content.data()), file.node.size, done);
    content.resize(done);
    const Status closed = volume.close(file);
    return status != Status::Ok ? status : closed;
}

std::string pattern(uint32_t seed, uint32_t length)
{
    std::string bytes(length, '\0');
    uint32_t state = seed * 2654435761u + 12345;
    for (char& byte : bytes)
    {
        state = state * 1664525u + 1013904223u;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

} // namespace fat_test
