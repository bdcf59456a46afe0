#pragma once

#include "fat/volume.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace fat_test
{

/// Effect of a power loss on the interrupted sector write.
enum class Cut
{
    Before,
    Torn,
    After,
};

/// Effect of an erase command on sectors. Except with Refuses, the card reports that erased sectors read as zeros.
enum class Erases
{
    Refuses,
    Zeros,
    Nothing,
    FirstHalf,
};

/// A card made by mkfs in a temporary file that is mapped into memory, so that fsck and mtools see the driver's writes. All sector writes
/// are counted; a cut can be set at any of them, after which the card no longer responds.
class CardImage final : public fat::BlockDevice
{
public:
    /// `mkfs` is the command that creates the file system; the image's path is appended to it.
    CardImage(const std::string& mkfs, uint32_t kibibytes);
    ~CardImage();
    CardImage(const CardImage&) = delete;

    fat::Status read(uint32_t sector, uint8_t* data, uint32_t count, bool continues) override;
    fat::Status write(uint32_t sector, const uint8_t* data, uint32_t count) override;
    /// Each erased sector counts as a sector write.
    bool erase(uint32_t sector, uint32_t count) override;

    /// Runs fsck.fat or fsck.exfat; returns its output if it found errors, otherwise an empty string.
    std::string check() const;
    /// Runs the checker to repair the volume after a power loss.
    void repair() const;
    /// Runs a shell command with @ replaced by the image's path; returns its output.
    std::string run(const std::string& command, int* exitCode = nullptr) const;

    void cutAt(uint64_t write, Cut cut, uint32_t tornBytes);
    void restorePower();
    /// Injects a failure into the read with the given number, counted from now; all other reads succeed.
    void failRead(uint64_t read)
    {
        reads_ = 0;
        failedRead_ = read;
    }
    /// Injects a failure into the sector write with the given number, counted from now; all other writes succeed.
    void failWrite(uint64_t write)
    {
        failedWrite_ = writes_ + write;
    }
    /// Makes all writes fail from now on, as on a card that has locked itself; reads succeed.
    void lock(bool locked)
    {
        locked_ = locked;
    }
    uint64_t reads() const
    {
        return reads_;
    }
    void setErases(Erases erases)
    {
        erases_ = erases;
    }
    /// The current bytes of a sector on the card.
    const uint8_t* sector(uint64_t number) const
    {
        return bytes_ + number * fat::sectorSize;
    }
    uint64_t sectors() const
    {
        return size_ / fat::sectorSize;
    }
    bool isDead() const
    {
        return dead_;
    }
    uint64_t writes() const
    {
        return writes_;
    }
    std::vector<uint8_t> save() const;
    void restore(const std::vector<uint8_t>& bytes);

private:
    std::string path_;
    bool exFat_;
    uint8_t* bytes_ = nullptr;
    uint64_t size_;
    uint64_t writes_ = 0;
    uint64_t reads_ = 0;
    uint64_t failedRead_ = ~0ull;
    uint64_t failedWrite_ = ~0ull;
    bool locked_ = false;
    Erases erases_ = Erases::Refuses;
    uint64_t cutAt_ = ~0ull;
    Cut cut_ = Cut::Before;
    uint32_t tornBytes_ = 0;
    bool dead_ = false;
};

/// The volumes on which the tests run.
struct Format
{
    const char* name;
    const char* mkfs;
    uint32_t kibibytes;
};

extern const Format formats[4];
/// The same formats on the smallest volumes that mkfs creates, for sweeps over every sector write.
extern const Format smallFormats[4];
/// Formats with clusters of 32 KiB, which the driver erases.
extern const Format largeClusters[2];

inline fat::Text text(const std::string& value)
{
    return {value.data(), static_cast<uint32_t>(value.size())};
}

/// 2026-08-05 12:34:56.
uint32_t fixedTime();

std::string nameOf(const fat::Volume& volume);

/// These functions write or read a complete file through the driver.
fat::Status writeFile(fat::Volume& volume, const std::string& path, const std::string& content, fat::Mode mode = fat::Mode::Create);
fat::Status readFile(fat::Volume& volume, const std::string& path, std::string& content);

/// Returns bytes that depend on seed and offset.
std::string pattern(uint32_t seed, uint32_t length);

} // namespace fat_test
