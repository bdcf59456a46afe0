// Fixture for the resume stub: loads a loader from a card, on volumes made by mkfs.
#pragma once

#include "bytes/crc32.hpp"
#include "card_image.hpp"
#include "stub/loading.hpp"

#include <cstring>
#include <gtest/gtest.h>
#include <vector>

namespace stub_test
{

using fat_test::text;

/// The card as the stub's medium, with injected faults.
class Medium final : public stub::Sectors
{
public:
    explicit Medium(fat_test::CardImage& card) : card_(card)
    {
    }

    bool read(uint32_t sector, uint8_t* data) override
    {
        ++reads;
        return reads <= removedAfter && reads != failingRead && card_.read(sector, data, 1, true) == fat::Status::Ok;
    }

    uint64_t reads = 0;
    uint64_t removedAfter = ~0ull;
    uint64_t failingRead = 0; // counted from 1

private:
    fat_test::CardImage& card_;
};

/// A card with a package, in each format that the stub reads.
class Stub : public testing::TestWithParam<int>
{
protected:
    static constexpr uint32_t address = 0x20000000;
    static constexpr uint32_t room = 176 * 1024;

    Stub() : Stub(fat_test::formats[GetParam()])
    {
    }

    explicit Stub(const fat_test::Format& format) : card(format.mkfs, format.kibibytes), medium(card), memory(room)
    {
        EXPECT_EQ(volume.mount(card, fat_test::fixedTime), fat::Status::Ok);
    }

    ~Stub() override
    {
        EXPECT_EQ(card.writes(), writesBefore) << "the stub wrote to the card";
    }

    void put(const std::string& path, const std::string& content)
    {
        ASSERT_EQ(fat_test::writeFile(volume, path, content), fat::Status::Ok) << path;
    }

    void makeDirectory(const std::string& path)
    {
        ASSERT_EQ(volume.makeDirectory(text(path)), fat::Status::Ok) << path;
    }

    static std::string word(uint32_t value)
    {
        return {static_cast<char>(value), static_cast<char>(value >> 8), static_cast<char>(value >> 16), static_cast<char>(value >> 24)};
    }

    /// Returns a loader image with a valid stack pointer and reset vector.
    static std::string loader(uint32_t seed, uint32_t size = 97'000)
    {
        return word(address + 0x30000) + word(address + 0x101) + fat_test::pattern(seed, size - 8);
    }

    static std::string crcOf(const std::string& content)
    {
        const uint32_t crc = bytes::crc32(0, reinterpret_cast<const uint8_t*>(content.data()), static_cast<uint32_t>(content.size()));
        char line[16];
        snprintf(line, sizeof line, "%02X %02X %02X %02X", crc & 0xFF, crc >> 8 & 0xFF, crc >> 16 & 0xFF, crc >> 24);
        return line;
    }

    static std::string manifest(const std::string& crc, const std::string& name = "updater.bin")
    {
        return "Filetype: Flipper firmware upgrade configuration\nVersion: 2\nInfo: test\nTarget: 7\nLoader: " + name +
               "\n# little-endian hex!\nLoader CRC: " + crc + "\nFirmware: \n";
    }

    void putPackage(const std::string& folder, const std::string& image, const std::string& name = "updater.bin")
    {
        put(folder + "/update.fuf", manifest(crcOf(image), name));
        put(folder + "/" + name, image);
    }

    /// Returns the package that the stub finds.
    stub::Package load(bool back = false)
    {
        EXPECT_EQ(volume.sync(), fat::Status::Ok);
        writesBefore = card.writes();
        std::fill(memory.begin(), memory.end(), uint8_t{0xA5});
        medium.reads = 0;
        return stub::loadPackage(reader, medium, {memory.data(), room}, address, 7, back);
    }

    bool isLoaded(const std::string& image) const
    {
        return std::memcmp(memory.data(), image.data(), image.size()) == 0;
    }

    fat_test::CardImage card;
    fat::Volume volume;
    Medium medium;
    stub::Reader reader;
    std::vector<uint8_t> memory;
    uint64_t writesBefore = 0;
};

/// The same fixture on the smallest volumes that mkfs creates.
class SmallStub : public Stub
{
protected:
    SmallStub() : Stub(fat_test::smallFormats[GetParam()])
    {
    }
};

} // namespace stub_test
