// Tests which package the stub chooses. The tests run on the card formats of loading_test.cpp.
#include "stub_fixture.hpp"

using namespace stub_test;

namespace
{

TEST_P(Stub, SearchesTheFolderIfThePointerIsInvalid)
{
    const std::string image = loader(4), other = loader(5);
    makeDirectory("/update");
    put("/update/a file", "content");
    makeDirectory("/update/broken");
    putPackage("/update/broken", image);
    put("/update/broken/updater.bin", other);
    EXPECT_EQ(load(), stub::none) << "the loader's CRC does not match";
    makeDirectory("/update/whole");
    putPackage("/update/whole", image);
    EXPECT_EQ(load(), 3u) << "register 6 counts files and directories from 1";
    EXPECT_TRUE(isLoaded(image));
    put("/.fupdate", "/ext/update/gone/update.fuf");
    EXPECT_EQ(load(), 3u);
    putPackage("/update", other);
    EXPECT_EQ(load(), 0u) << "the package directly in /update comes first";
    EXPECT_TRUE(isLoaded(other));
    put("/.fupdate", "/ext/update/whole/update.fuf");
    EXPECT_EQ(load(), stub::byPointer);
    EXPECT_TRUE(isLoaded(image));
}

TEST_P(Stub, RefusesPointersThatStockRefuses)
{
    makeDirectory("/update");
    makeDirectory("/update/p");
    const std::string path = "/ext/update/p/update.fuf";
    putPackage("/update/p", loader(10, 3000));
    put("/.fupdate", path);
    EXPECT_EQ(load(), stub::byPointer);
    for (const std::string& bad : {std::string(), std::string("/ext"), std::string("/ext/"), path + '/' + std::string(300, 'x'),
                                   "/int" + path.substr(4), path.substr(4), path + "/x", std::string("/ext/update/p")})
    {
        put("/.fupdate", bad);
        EXPECT_EQ(load(), stub::none) << bad << ": no other package is used";
    }
    put("/.fupdate", path + "x");
    EXPECT_EQ(load(), 1u) << "the pointer is dangling";
}

TEST_P(Stub, EndsAPointerWhereStockEndsIt)
{
    makeDirectory("/update");
    makeDirectory("/update/a");
    makeDirectory("/update/p");
    const std::string image = loader(10, 3000);
    putPackage("/update/a", loader(11, 3000));
    putPackage("/update/p", image);
    const std::string path = "/ext/update/p/update.fuf";
    for (const std::string& end : {std::string("\n"), std::string("\r\n"), std::string(" "), std::string("  \r\n\n"), std::string("\t"),
                                   std::string(1, '\0'), std::string("\nsecond line"), std::string(230, '\n')})
    {
        put("/.fupdate", path + end);
        EXPECT_EQ(load(), stub::byPointer) << path << end;
        EXPECT_TRUE(isLoaded(image));
    }
    for (const std::string& bad : {std::string("\n"), std::string(" \n"), '\n' + path, ' ' + path, std::string("/ext\n"),
                                   std::string("/ext/\n"), std::string("/ext/update/\1/update.fuf"), path + std::string(231, '\n')})
    {
        put("/.fupdate", bad);
        EXPECT_EQ(load(), stub::none) << bad << ": no other package is used";
    }
}

// The device model's stub behaves identically (StubBootTests); the updater refuses all of these pointers.
TEST_P(Stub, DoesNotResolveDotNames)
{
    makeDirectory("/update");
    makeDirectory("/update/p");
    putPackage("/update/p", loader(10, 3000));
    for (const auto& [path, expected] : {std::pair{"/ext/update/../update/p/update.fuf", 1u},
                                         {"/ext/update/./p/update.fuf", 1u},
                                         {"/ext//update//p/update.fuf", stub::byPointer}})
    {
        put("/.fupdate", path);
        EXPECT_EQ(load(), expected) << path;
    }
}

TEST_P(Stub, UsesNoOtherPackageWhileThePackageOfThePointerFileExists)
{
    makeDirectory("/update");
    makeDirectory("/update/p");
    const std::string image = loader(16, 3000), other = loader(17, 3000);
    putPackage("/update", other);
    putPackage("/update/p", image);
    put("/.fupdate", "/ext/update/p/update.fuf");
    put("/update/p/updater.bin", other);
    EXPECT_EQ(load(), stub::none) << "its loader is damaged";
    ASSERT_EQ(volume.remove(text("/update/p/updater.bin")), fat::Status::Ok);
    EXPECT_EQ(load(), stub::none) << "its loader is missing";
    put("/update/p/updater.bin", image);
    put("/update/p/update.fuf", "garbage");
    EXPECT_EQ(load(), stub::none) << "its manifest is damaged";
    put("/update/p/update.fuf", manifest(crcOf(image)));
    EXPECT_EQ(load(), stub::byPointer);
    EXPECT_TRUE(isLoaded(image));
    ASSERT_EQ(volume.remove(text("/update/p/update.fuf")), fat::Status::Ok);
    EXPECT_EQ(load(), 0u) << "the pointer is dangling";
    EXPECT_TRUE(isLoaded(other));
}

TEST_P(Stub, UsesTheRollbackPackageOnRequest)
{
    makeDirectory("/update");
    makeDirectory("/update/new");
    makeDirectory("/update/old");
    const std::string image = loader(21, 3000), old = loader(22, 4000);
    putPackage("/update", loader(23, 3000));
    putPackage("/update/new", image);
    putPackage("/update/old", old);
    put("/.fupdate", "/ext/update/new/update.fuf");
    EXPECT_EQ(load(true), stub::byPointer) << "there is no rollback package";
    EXPECT_TRUE(isLoaded(image));
    put("/.fu-back", "/ext/update/old/update.fuf");
    EXPECT_EQ(load(), stub::byPointer);
    EXPECT_TRUE(isLoaded(image));
    EXPECT_EQ(load(true), stub::byWayBack);
    EXPECT_TRUE(isLoaded(old));
    put("/.fu-back", "/ext/update/gone/update.fuf");
    EXPECT_EQ(load(true), stub::none) << "no other package is used";
    put("/.fu-back", "");
    EXPECT_EQ(load(true), stub::none);
}

TEST_P(Stub, UsesOnlyPackagesForThisHardware)
{
    const std::string image = loader(20, 3000);
    makeDirectory("/update");
    makeDirectory("/update/p");
    putPackage("/update/p", image);
    putPackage("/update", image);
    std::string changed;
    for (const std::string& other : {std::string("18"), std::string("77"), std::string("70"), std::string("x7"), std::string()})
    {
        changed = manifest(crcOf(image));
        changed.replace(changed.find("Target: 7") + 8, 1, other);
        put("/update/update.fuf", changed);
        EXPECT_EQ(load(), 1u) << other << ": the next package is used";
    }
    put("/update/p/update.fuf", changed);
    EXPECT_EQ(load(), stub::none);
    put("/.fupdate", "/ext/update/p/update.fuf");
    EXPECT_EQ(load(), stub::byPointer) << "the updater reports the wrong target";
}

TEST_P(Stub, EndsTheSearchAtTheFirstUnreadableSector)
{
    makeDirectory("/update");
    const std::string image = loader(18, 3000), other = loader(19, 3000);
    for (const char* folder : {"/update/a", "/update/b", "/update/c"})
    {
        makeDirectory(folder);
        putPackage(folder, image);
    }
    put("/update/a/updater.bin", other);
    for (const stub::Package expected : {stub::Package{2}, stub::byPointer})
    {
        if (expected == stub::byPointer)
        {
            put("/.fupdate", "/ext/update/c/update.fuf");
        }
        medium.failingRead = 0;
        EXPECT_EQ(load(), expected);
        const uint64_t all = medium.reads;
        for (uint64_t read = 1; read <= all; ++read)
        {
            medium.failingRead = read;
            EXPECT_EQ(load(), stub::none) << read;
            EXPECT_EQ(medium.reads, read) << "nothing is read after a failed read";
        }
    }
}

} // namespace
