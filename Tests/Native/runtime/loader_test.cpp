#include "surroundings.hpp"

#include <gtest/gtest.h>

#include <cstring>

using namespace nano;
using namespace nano::test;

namespace
{

std::vector<uint8_t> headerOnly()
{
    ImageHeader header{};
    header.magic = imageMagic;
    header.format = imageFormat;
    header.size = sizeof(header);
    std::vector<uint8_t> image(sizeof(header));
    memcpy(image.data(), &header, sizeof(header));
    return image;
}

template<typename Change>
std::vector<uint8_t> changed(Change change)
{
    std::vector<uint8_t> image = headerOnly();
    ImageHeader header;
    memcpy(&header, image.data(), sizeof(header));
    change(header);
    memcpy(image.data(), &header, sizeof(header));
    return image;
}

TEST(Loader, RefusesATruncatedHeaderOfAnyLength)
{
    std::vector<uint8_t> image = headerOnly();
    for (size_t size = 0; size < image.size(); size++)
    {
        EXPECT_EQ(Load::TooSmall, loadExactly(std::vector<uint8_t>(image.begin(), image.begin() + static_cast<long>(size)))) << size;
    }
}

TEST(Loader, ReportsTheFaultOfTheHeader)
{
    EXPECT_EQ(Load::Magic, loadExactly(changed([](ImageHeader& header) { header.magic ^= 1; })));
    EXPECT_EQ(Load::Format, loadExactly(changed([](ImageHeader& header) { header.format++; })));
    EXPECT_EQ(Load::Size, loadExactly(changed([](ImageHeader& header) { header.size += 4; })));
    EXPECT_EQ(Load::Size, loadExactly(changed([](ImageHeader& header) { header.size -= 4; })));
    EXPECT_EQ(Load::Crc, loadExactly(headerOnly()));
}

TEST(Loader, RefusesAHeaderWithoutSections)
{
    EXPECT_EQ(Load::Layout, loadRepaired(headerOnly()));
}

TEST(Loader, HasAMessageForEachRefusal)
{
    for (Load result = Load::TooSmall; result <= Load::Memory; result = static_cast<Load>(static_cast<uint8_t>(result) + 1))
    {
        EXPECT_GT(strlen(describe(result)), 8u) << static_cast<uint32_t>(result);
    }
}

} // namespace
