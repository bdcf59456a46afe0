// Tests the natives of IBytes; Host/MockHal/DesktopBytes.cs is the C# equivalent.
#include "bytes/blocks.hpp"
#include "bytes/crc32.hpp"
#include "bytes/frame.hpp"
#include "bytes/heatshrink.hpp"
#include "bytes/md5.hpp"

#include <cstring>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

namespace
{

const uint8_t* data(const std::string& text)
{
    return reinterpret_cast<const uint8_t*>(text.data());
}

std::string md5(const std::string& text, size_t step)
{
    bytes::Md5 digest;
    digest.init();
    for (size_t at = 0; at < text.size(); at += step)
    {
        digest.update(data(text) + at, static_cast<uint32_t>(std::min(step, text.size() - at)));
    }
    uint8_t result[16];
    digest.final(result);
    std::string hex;
    for (const uint8_t byte : result)
    {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", byte);
        hex += two;
    }
    return hex;
}

/// Writes a heatshrink stream bit by bit.
struct BitWriter
{
    std::vector<uint8_t> bytes;
    uint32_t free = 0;

    void put(uint32_t value, uint32_t count)
    {
        while (count-- > 0)
        {
            if (free == 0)
            {
                bytes.push_back(0);
                free = 8;
            }
            bytes.back() = static_cast<uint8_t>(bytes.back() | (value >> count & 1) << --free);
        }
    }
};

std::string decode(const std::vector<uint8_t>& stream, uint32_t window, uint32_t lookahead, size_t inputStep, size_t outputStep)
{
    std::vector<uint32_t> memory(bytes::Heatshrink::sizeFor(window) / 4 + 1);
    auto& decoder = *reinterpret_cast<bytes::Heatshrink*>(memory.data());
    decoder.init(window, lookahead);
    std::string result;
    std::vector<uint8_t> output(outputStep);
    size_t at = 0;
    while (true)
    {
        const size_t given = std::min(inputStep, stream.size() - at);
        uint32_t consumed;
        const uint32_t made =
            decoder.decode(stream.data() + at, static_cast<uint32_t>(given), output.data(), static_cast<uint32_t>(outputStep), consumed);
        at += consumed;
        result.append(output.begin(), output.begin() + made);
        if (made == 0 && consumed == 0 && at == stream.size())
        {
            return result;
        }
    }
}

TEST(Crc32, EqualsZlib)
{
    EXPECT_EQ(bytes::crc32(0, data("123456789"), 9), 0xCBF43926u);
    EXPECT_EQ(bytes::crc32(0, nullptr, 0), 0u);
    EXPECT_EQ(bytes::crc32(bytes::crc32(0, data("1234"), 4), data("56789"), 5), 0xCBF43926u) << "continued from the CRC of the first part";
}

TEST(Md5, MatchesTheVectorsOfRfc1321)
{
    EXPECT_EQ(md5("", 1), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_EQ(md5("a", 1), "0cc175b9c0f1b6a831c399e269772661");
    EXPECT_EQ(md5("message digest", 64), "f96b697d7cb7938d525a2f31aaf161d0");
    EXPECT_EQ(md5("12345678901234567890123456789012345678901234567890123456789012345678901234567890", 64),
              "57edf4a22be3c955ac49da2e2107b67a");
}

TEST(Md5, DoesNotDependOnBlockSizes)
{
    for (size_t length = 0; length < 200; ++length)
    {
        const std::string text(length, 'x');
        const std::string whole = md5(text, 1000);
        for (const size_t step : {1u, 7u, 55u, 64u, 65u, 128u})
        {
            ASSERT_EQ(md5(text, step), whole) << length << " bytes in pieces of " << step;
        }
    }
}

TEST(Heatshrink, BackReferencesRepeatTheContentOfTheWindow)
{
    BitWriter stream;
    for (const char c : std::string("abc"))
    {
        stream.put(1, 1);
        stream.put(static_cast<uint8_t>(c), 8);
    }
    stream.put(0, 1);
    stream.put(3 - 1, 8);
    stream.put(7 - 1, 4);
    EXPECT_EQ(decode(stream.bytes, 8, 4, 1000, 1000), "abcabcabca");
}

TEST(Heatshrink, StartsWithAWindowOfZeros)
{
    BitWriter stream;
    stream.put(0, 1);
    stream.put(15, 4);
    stream.put(7, 3);
    EXPECT_EQ(decode(stream.bytes, 4, 3, 10, 10), std::string(8, '\0'));
}

TEST(Heatshrink, AgreesWithAModelForAnyInputAndOutputSizes)
{
    for (uint32_t seed = 0; seed < 200; ++seed)
    {
        std::mt19937 random(seed);
        const uint32_t window = 4 + random() % 12;
        const uint32_t lookahead = 3 + random() % (window - 3);
        const uint32_t literals = 1 + random() % 8; // for each repetition
        BitWriter stream;
        std::string model;
        for (int i = 0; i < 300; ++i)
        {
            if (random() % (literals + 1) != 0)
            {
                const uint32_t byte = random() & 0xFF;
                stream.put(1, 1);
                stream.put(byte, 8);
                model += static_cast<char>(byte);
                continue;
            }
            const size_t distance = random() % (size_t{1} << window) + 1;
            const uint32_t length = random() % std::min(1u << lookahead, 64u) + 1;
            stream.put(0, 1);
            stream.put(static_cast<uint32_t>(distance - 1), window);
            stream.put(length - 1, lookahead);
            for (uint32_t n = 0; n < length; ++n)
            {
                model += distance > model.size() ? '\0' : model[model.size() - distance];
            }
        }
        // The unused bits of the last byte are zeros, which form at most the start of an incomplete back-reference.
        constexpr std::pair<size_t, size_t> cuts[] = {{100000, 100000}, {1, 1},    {3, 1},      {1, 5},
                                                      {17, 13},         {5, 1000}, {100000, 7}, {97, 4096}};
        for (const auto& [in, out] : cuts)
        {
            ASSERT_TRUE(decode(stream.bytes, window, lookahead, in, out).compare(0, model.size(), model) == 0) << "seed " << seed;
        }
    }
}

TEST(Blocks, AreSearchedAndSummed)
{
    EXPECT_EQ(bytes::firstDifference(data("abcd"), data("abxd"), 4), 2);
    EXPECT_EQ(bytes::firstDifference(data("abcd"), data("abcd"), 4), -1);
    EXPECT_EQ(bytes::indexOf(data("abcb"), 4, 'b'), 1);
    EXPECT_EQ(bytes::indexOf(data("abcb"), 4, 'x'), -1);
    EXPECT_EQ(bytes::indexOf(data("ababac"), 6, data("abac"), 4), 2);
    EXPECT_EQ(bytes::indexOf(data("ababac"), 5, data("abac"), 4), -1);
    EXPECT_EQ(bytes::indexOf(data("abac"), 4, data("abac"), 4), 0);
    EXPECT_EQ(bytes::indexOf(data("aba"), 3, data("abac"), 4), -1);
    EXPECT_EQ(bytes::sum(data(std::string(10, '\xFF')), 10), 2550);
}

TEST(Blocks, SumAddsEveryByteAtEveryAlignment)
{
    std::string made(1100, ' ');
    for (size_t i = 0; i < made.size(); ++i)
    {
        made[i] = static_cast<char>(i * 37 + i / 256);
    }
    const std::string text = made;
    for (uint32_t offset = 0; offset < 4; ++offset)
    {
        int32_t expected = 0;
        for (uint32_t count = 0; offset + count < text.size(); ++count)
        {
            ASSERT_EQ(bytes::sum(data(text) + offset, count), expected) << offset << " " << count;
            expected += static_cast<uint8_t>(text[offset + count]);
        }
    }
}

TEST(Blocks, ReadDigitsEndsAtTheFirstNonDigitAndReportsOverflow)
{
    const auto read = [](const std::string& text, uint32_t radix, uint32_t& number)
    { return bytes::readDigits(data(text), static_cast<uint32_t>(text.size()), radix, number); };
    uint32_t number = 1;
    EXPECT_EQ(read("", 10, number), 0);
    EXPECT_EQ(number, 0u);
    EXPECT_EQ(read("x1", 10, number), 0);
    EXPECT_EQ(read("0012:9", 10, number), 4);
    EXPECT_EQ(number, 12u);
    EXPECT_EQ(read("128", 8, number), 2);
    EXPECT_EQ(number, 10u);
    EXPECT_EQ(read("1/", 10, number), 1);
    EXPECT_EQ(read("4294967295", 10, number), 10);
    EXPECT_EQ(number, 0xFFFFFFFFu);
    EXPECT_EQ(read("4294967296", 10, number), -10);
    EXPECT_EQ(read("42949672950000000000000001 ", 10, number), -26);
    EXPECT_EQ(read("37777777777", 8, number), 11);
    EXPECT_EQ(number, 0xFFFFFFFFu);
    EXPECT_EQ(read("40000000000", 8, number), -11);
}

TEST(Blocks, IndexOfAgreesWithTheStandardLibrary)
{
    for (uint32_t seed = 0; seed < 2000; ++seed)
    {
        std::mt19937 random(seed);
        // A small alphabet gives near matches; 'A' and 'a' have the same low five bits.
        const std::string letters = "abAB\xE1z";
        const auto text = [&](size_t length)
        {
            std::string made(length, ' ');
            for (char& c : made)
            {
                c = letters[random() % letters.size()];
            }
            return made;
        };
        const std::string whole = text(random() % 60);
        const std::string pattern = text(1 + random() % 4);
        const size_t expected = whole.find(pattern);
        ASSERT_EQ(bytes::indexOf(data(whole), static_cast<uint32_t>(whole.size()), data(pattern), static_cast<uint32_t>(pattern.size())),
                  expected == std::string::npos ? -1 : static_cast<int32_t>(expected))
            << "seed " << seed;
    }
}

TEST(Frame, ClipsABitmapAtTheEdges)
{
    const uint8_t bitmap[] = {0xFF, 0x01, 0x81, 0x01}; // 9 x 2 pixels: a full row, then a row with the two edge pixels
    std::vector<uint8_t> frame(bytes::frameBytes);
    bytes::drawBitmap(frame.data(), bitmap, 9, 2, 3, 7);
    EXPECT_EQ(frame[3], 0x80);
    EXPECT_EQ(frame[11], 0x80);
    EXPECT_EQ(frame[128 + 3], 0x01);
    EXPECT_EQ(frame[128 + 4], 0x00);
    EXPECT_EQ(frame[128 + 10], 0x01);
    EXPECT_EQ(frame[128 + 11], 0x01);

    std::vector<uint8_t> corner(bytes::frameBytes);
    bytes::drawBitmap(corner.data(), bitmap, 9, 2, -8, -1);
    bytes::drawBitmap(corner.data(), bitmap, 9, 2, 127, 63);
    std::vector<uint8_t> expected(bytes::frameBytes);
    expected[0] = 0x01;
    expected[7 * 128 + 127] = 0x80;
    EXPECT_EQ(corner, expected);
}

TEST(Frame, FillsARectangleWithinTheFrame)
{
    std::vector<uint8_t> frame(bytes::frameBytes);
    bytes::fillRectangle(frame.data(), -10, 6, 12, 4, true);
    EXPECT_EQ(frame[0], 0xC0);
    EXPECT_EQ(frame[1], 0xC0);
    EXPECT_EQ(frame[2], 0x00);
    EXPECT_EQ(frame[128], 0x03);
    bytes::fillRectangle(frame.data(), 0, 0, 0x7FFFFFFF, 0x7FFFFFFF, false);
    EXPECT_EQ(frame, std::vector<uint8_t>(bytes::frameBytes));
    bytes::fillRectangle(frame.data(), 0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 10, true);
    EXPECT_EQ(frame, std::vector<uint8_t>(bytes::frameBytes));
}

} // namespace
