// Tests names: case, code page, length, short names, and refused names.
#include "volume_fixture.hpp"

using namespace fat_test;
using namespace fat;

namespace
{

class FatNames : public FatVolume
{
};

TEST_P(FatNames, KeepsTheCaseOfNamesAndComparesThemIgnoringCase)
{
    const std::string name = "/Stra\xE1"
                             "e \x84\x94\x81 \xD1\xEB.Txt"; // sharp s; a, o and u with umlaut; upper-case eth; u grave
    ASSERT_EQ(writeFile(volume, name, "x"), Status::Ok);
    EXPECT_EQ(namesIn("/"), (std::set<std::string>{name.substr(1)}));
    EXPECT_EQ(contentOf("/STRA\xE1"
                        "E \x8E\x99\x9A \xD0\x97.tXT"),
              "x");
    Node node;
    EXPECT_EQ(volume.stat(text("/Strase.txt"), node), Status::NotFound);
}

// The stock firmware passes the UTF-8 bytes of a path to FatFs, which interprets them in code page 850.
TEST_P(FatNames, WritesTheBytesOfAUtf8PathAsStockDoes)
{
    ASSERT_EQ(writeFile(volume, "/für.ir", "x"), Status::Ok);
    EXPECT_EQ(namesIn("/"), (std::set<std::string>{"für.ir"}));
    Node node;
    ASSERT_EQ(volume.stat(text("/für.ir"), node), Status::Ok);
    EXPECT_EQ(std::u16string(volume.name().units, volume.name().length), u"f\u251C\u255Dr.ir");
    if (!isExFat())
    {
        EXPECT_EQ(card.run("mtype -i @ '::/f├╝r.ir'"), "x");
    }
}

TEST_P(FatNames, HashesPathsConsistentlyWithComparison)
{
    const auto hash = [this](const std::string& path, uint32_t seed = 0)
    {
        uint32_t value = 0;
        EXPECT_EQ(volume.hashPath(text(path), seed, value), Status::Ok) << path;
        return value;
    };
    EXPECT_EQ(hash("/Apps/Tool.FAP"), hash("/apps/tool.fap"));
    EXPECT_EQ(hash("/apps/"), hash("//APPS"));
    EXPECT_EQ(hash("/Ä"), hash("/Î")); // C3 84 and C3 8E; 84 and 8E are a and A umlaut in code page 850
    EXPECT_NE(hash("/apps/tool.fap"), hash("/apps/tool.fa"));
    EXPECT_NE(hash("/ab/c"), hash("/a/bc"));
    EXPECT_NE(hash("/apps"), hash("/apps", 1));
    uint32_t value;
    for (const char* name : {"/Brand Inc.", "/x../y", "/a ", "/a:b", "/apps/\x01"})
    {
        EXPECT_EQ(volume.hashPath(text(name), 0, value), Status::BadName) << name;
    }
}

TEST_P(FatNames, AcceptsNamesOf255UnitsAndRefusesLongerOnes)
{
    const std::string longest(255, 'n');
    ASSERT_EQ(writeFile(volume, "/" + longest, "long"), Status::Ok);
    EXPECT_EQ(contentOf("/" + longest), "long");
    EXPECT_EQ(writeFile(volume, "/" + longest + "n", "x"), Status::BadName);
}

TEST_P(FatNames, RefusesNamesThatFatCannotHold)
{
    for (const char* name : {"a*b", "a?b", "a:b", "a\\b", "a\"b", "a<b", "a|b", "a\x01", "dot.", "space ", "..", "."})
    {
        EXPECT_EQ(writeFile(volume, std::string("/") + name, "x"), Status::BadName) << name;
        EXPECT_EQ(volume.makeDirectory(text(std::string("/") + name)), Status::BadName) << name;
    }
    EXPECT_TRUE(namesIn("/").empty());
}

/// The FAT specification, "Long Directory Entries", and the exFAT specification, "FileName Field", exclude the same characters.
TEST_P(FatNames, RefusesOnlyControlCharactersAndNineOtherCharacters)
{
    const std::string forbidden = "\"*/:<>?\\|\x7F";
    for (int code = 1; code < 256; ++code)
    {
        const char character = static_cast<char>(code);
        const bool isSeparator = character == '/';
        const bool isBad = !isSeparator && (code < ' ' || forbidden.find(character) != std::string::npos);
        uint32_t value;
        EXPECT_EQ(volume.hashPath(text(std::string("/a") + character + "b"), 0, value), isBad ? Status::BadName : Status::Ok) << code;
    }
}

TEST_P(FatNames, GivesEveryFileAUniqueShortName)
{
    ASSERT_EQ(volume.makeDirectory(text("/d")), Status::Ok);
    std::set<std::string> expected;
    for (int i = 0; i < 60; ++i)
    {
        const std::string name = "the same beginning " + std::to_string(i) + ".extension";
        expected.insert(name);
        ASSERT_EQ(writeFile(volume, "/d/" + name, std::to_string(i)), Status::Ok);
    }
    EXPECT_EQ(namesIn("/d"), expected);
    for (int i = 0; i < 60; ++i)
    {
        EXPECT_EQ(contentOf("/d/the same beginning " + std::to_string(i) + ".extension"), std::to_string(i));
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, FatNames, testing::Range(0, 4), formatName);

} // namespace
