// Runs the file system driver on volumes made by mkfs; fsck checks each volume after its test.
#pragma once

#include "card_image.hpp"

#include <gtest/gtest.h>
#include <set>
#include <string>

namespace fat_test
{

using namespace fat;

/// A fresh volume of each format (`formats`), mounted.
class FatVolume : public testing::TestWithParam<int>
{
protected:
    FatVolume() : card(formats[GetParam()].mkfs, formats[GetParam()].kibibytes)
    {
        EXPECT_EQ(volume.mount(card, fixedTime), Status::Ok);
    }

    ~FatVolume() override
    {
        EXPECT_EQ(card.check(), "");
    }

    bool isExFat() const
    {
        return GetParam() == 3;
    }

    std::string contentOf(const std::string& path)
    {
        std::string content;
        EXPECT_EQ(readFile(volume, path, content), Status::Ok) << path;
        return content;
    }

    std::set<std::string> namesIn(const std::string& path)
    {
        std::set<std::string> names;
        Listing listing;
        EXPECT_EQ(volume.list(text(path), listing), Status::Ok);
        Node node;
        Status status;
        while ((status = volume.next(listing, node)) == Status::Ok)
        {
            EXPECT_TRUE(names.insert(nameOf(volume)).second) << "twice: " << nameOf(volume);
        }
        EXPECT_EQ(status, Status::NotFound);
        return names;
    }

    uint32_t freeCount()
    {
        uint32_t count = 0;
        EXPECT_EQ(volume.freeClusters(count), Status::Ok);
        return count;
    }

    CardImage card;
    Volume volume;
};

/// Returns the suffix that names a format in the names of tests.
inline std::string formatName(const testing::TestParamInfo<int>& tested)
{
    return formats[tested.param].name;
}

} // namespace fat_test
