// Tests the interop library for nanoFramework's CLR. The natives are called as the CLR calls them, through the table and with a stack
// frame.
#include "FlipperUpdaterNano_Hal_Native.g.h"
#include "bytes/crc32.hpp"
#include "drivers/card/card_fixture.hpp"
#include "fat/card_image.hpp"
#include "interop/arguments.hpp"
#include "interop/board.hpp"
#include "version.g.hpp"

#include <algorithm>
#include <gtest/gtest.h>

const int32_t interop::buildTarget = 7;

namespace
{

using NativeBytes = Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes;
using NativeCard = Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard;
using NativeSystem = Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem;

/// Returns a numeric argument.
CLR_RT_HeapBlock number(uint32_t value)
{
    CLR_RT_HeapBlock block;
    block.NumericByRef().u4 = value;
    return block;
}

CLR_RT_HeapBlock reference(CLR_RT_HeapBlock* object)
{
    CLR_RT_HeapBlock block;
    block.SetObjectReference(object);
    return block;
}

CLR_RT_HeapBlock_Array bytesOf(const std::string& text)
{
    CLR_RT_HeapBlock_Array array(static_cast<uint32_t>(text.size()), 1);
    memcpy(array.GetFirstElement(), text.data(), text.size());
    return array;
}

/// Calls an instance method.
HRESULT callOn(CLR_RT_MethodHandler method, std::vector<CLR_RT_HeapBlock> arguments, CLR_RT_StackFrame& stack)
{
    arguments.insert(arguments.begin(), CLR_RT_HeapBlock());
    stack.arguments = std::move(arguments);
    return method(stack);
}

TEST(Adapters, AreEachInTheTableOnce)
{
    const CLR_RT_NativeAssemblyData& data = g_CLR_AssemblyNative_FlipperUpdaterNano_Hal_Native;
    EXPECT_STREQ(data.m_szAssemblyName, "FlipperUpdaterNano.Hal.Native");
    const CLR_RT_MethodHandler crc = NativeBytes::Crc32___U4__U4__SZARRAY_U1__I4__I4;
    EXPECT_EQ(std::count(data.m_pNativeMethods, data.m_pNativeMethods + 60, crc), 1);
}

TEST(Adapters, PassArgumentsAndReturnResults)
{
    CLR_RT_HeapBlock_Array data = bytesOf("abcdef");
    CLR_RT_StackFrame stack;
    ASSERT_EQ(callOn(NativeBytes::Crc32___U4__U4__SZARRAY_U1__I4__I4, {number(0), reference(&data), number(1), number(4)}, stack), S_OK);
    EXPECT_EQ(std::get<uint32_t>(stack.result), bytes::crc32(0, reinterpret_cast<const uint8_t*>("bcde"), 4));

    ASSERT_EQ(callOn(NativeBytes::IndexOf___I4__SZARRAY_U1__I4__I4__I4, {reference(&data), number(0), number(6), number('d')}, stack),
              S_OK);
    EXPECT_EQ(std::get<int32_t>(stack.result), 3);

    CLR_RT_HeapBlock_Array digits = bytesOf("0aFf");
    CLR_RT_HeapBlock_Array result(2, 1);
    ASSERT_EQ(
        callOn(NativeBytes::FromHex___BOOLEAN__SZARRAY_U1__I4__SZARRAY_U1, {reference(&digits), number(0), reference(&result)}, stack),
        S_OK);
    EXPECT_TRUE(std::get<bool>(stack.result));
    EXPECT_EQ(result.GetFirstElement()[1], 0xFF);
}

TEST(Adapters, ReportExceptionsAndClearThem)
{
    CLR_RT_HeapBlock_Array data = bytesOf("abc");
    CLR_RT_StackFrame stack;
    const CLR_RT_MethodHandler fill = NativeBytes::Fill___VOID__SZARRAY_U1__I4__I4__I4;
    EXPECT_EQ(callOn(fill, {reference(nullptr), number(0), number(1), number(0)}, stack), CLR_E_NULL_REFERENCE);
    EXPECT_EQ(callOn(fill, {reference(&data), number(1), number(3), number(0)}, stack), CLR_E_OUT_OF_RANGE);
    EXPECT_EQ(callOn(fill, {reference(&data), number(0), number(3), number(256)}, stack), CLR_E_OUT_OF_RANGE);
    EXPECT_EQ(memcmp(data.GetFirstElement(), "abc", 3), 0);
    EXPECT_EQ(callOn(fill, {reference(&data), number(1), number(2), number('x')}, stack), S_OK);
    EXPECT_EQ(memcmp(data.GetFirstElement(), "axx", 3), 0);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(stack.result));
}

TEST(Adapters, StoreOutArguments)
{
    CLR_RT_StackFrame stack;
    ASSERT_EQ(callOn(NativeBytes::HeatshrinkStateSize___I4__I4, {number(8)}, stack), S_OK);
    CLR_RT_HeapBlock_Array state(static_cast<uint32_t>(std::get<int32_t>(stack.result)), 1);
    ASSERT_EQ(callOn(NativeBytes::HeatshrinkInit___VOID__SZARRAY_U1__I4__I4, {reference(&state), number(8), number(4)}, stack), S_OK);

    // A set bit and eight bits for each of the literals 'A' and 'B', then the end of the input.
    CLR_RT_HeapBlock_Array input = bytesOf("\xA0\xD0\x80");
    CLR_RT_HeapBlock_Array output(16, 1);
    CLR_RT_HeapBlock consumed = number(0);
    std::vector<CLR_RT_HeapBlock> arguments = {reference(&state),  reference(&input), number(0),  number(3),
                                               reference(&output), number(0),         number(16), reference(&consumed)};
    ASSERT_EQ(callOn(NativeBytes::HeatshrinkDecode___I4__SZARRAY_U1__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4__BYREF_I4, arguments, stack),
              S_OK);
    EXPECT_EQ(std::get<int32_t>(stack.result), 2);
    EXPECT_EQ(memcmp(output.GetFirstElement(), "AB", 2), 0);
    EXPECT_EQ(consumed.NumericByRef().u4, 3u);

    arguments.back() = reference(nullptr);
    EXPECT_NE(callOn(NativeBytes::HeatshrinkDecode___I4__SZARRAY_U1__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4__BYREF_I4, arguments, stack),
              S_OK);
}

TEST(Adapters, ReportTheVersionOfTheBuild)
{
    CLR_RT_HeapBlock_Array buffer(64, 1);
    CLR_RT_StackFrame stack;
    ASSERT_EQ(callOn(NativeSystem::ReadVersion___I4__SZARRAY_U1, {reference(&buffer)}, stack), S_OK);
    EXPECT_EQ(std::string(reinterpret_cast<char*>(buffer.GetFirstElement()), static_cast<size_t>(std::get<int32_t>(stack.result))),
              FUPD_BUILD_VERSION);
    ASSERT_EQ(callOn(NativeSystem::get_BuildTarget___I4, {}, stack), S_OK);
    EXPECT_EQ(std::get<int32_t>(stack.result), 7);
}

/// Fixture: the modelled board; the card in its slot contains `folder`.
class AdaptersOfACard : public fixture::Card
{
protected:
    static constexpr char folder[] = "Grüße";

    AdaptersOfACard()
    {
        const fat_test::Format& format = fat_test::smallFormats[0];
        fat_test::CardImage image(format.mkfs, format.kibibytes);
        fat::Volume volume;
        EXPECT_EQ(volume.mount(image, fat_test::fixedTime), fat::Status::Ok);
        EXPECT_EQ(volume.makeDirectory(fat_test::text(std::string("/") + folder)), fat::Status::Ok);
        EXPECT_EQ(volume.sync(), fat::Status::Ok);
        chip.bytes = image.save();
        chip.bytes.resize(size_t{8192} * 512);
        CLR_RT_HeapBlock_String::created = &strings;
    }

    ~AdaptersOfACard() override
    {
        CLR_RT_HeapBlock_String::created = nullptr;
    }

    int32_t statusOf(CLR_RT_MethodHandler method, std::vector<CLR_RT_HeapBlock> arguments)
    {
        stack.arguments = std::move(arguments);
        EXPECT_EQ(method(stack), S_OK);
        return std::get<int32_t>(stack.result);
    }

    std::vector<std::unique_ptr<CLR_RT_HeapBlock_String>> strings;
    CLR_RT_StackFrame stack;
};

TEST_F(AdaptersOfACard, PassTextsInBothDirections)
{
    CLR_RT_HeapBlock_String root("/ext");
    CLR_RT_HeapBlock_String path(std::string("/ext/") + folder);
    CLR_RT_HeapBlock_String other("/ext/none");
    CLR_RT_HeapBlock name, kind, size;
    const std::vector<CLR_RT_HeapBlock> entry = {reference(&name), reference(&kind), reference(&size)};
    const auto next = NativeCard::NativeNextEntry___STATIC__FlipperUpdaterNanoHalCardStatus__BYREF_STRING__BYREF_I4__BYREF_U4;

    ASSERT_EQ(statusOf(NativeCard::Mount___FlipperUpdaterNanoHalCardStatus, {CLR_RT_HeapBlock()}), 0);
    ASSERT_EQ(statusOf(NativeCard::NativeBeginList___STATIC__FlipperUpdaterNanoHalCardStatus__STRING, {reference(&root)}), 0);
    ASSERT_EQ(statusOf(next, entry), 0);
    EXPECT_STREQ(name.Dereference()->StringText(), folder);
    EXPECT_EQ(kind.NumericByRef().s4, 1);
    EXPECT_EQ(statusOf(next, entry), static_cast<int32_t>(fat::Status::NotFound));

    const auto stat = NativeCard::NativeStat___STATIC__FlipperUpdaterNanoHalCardStatus__STRING__BYREF_STRING__BYREF_I4__BYREF_U4;
    EXPECT_EQ(statusOf(stat, {reference(&path), entry[0], entry[1], entry[2]}), 0);
    EXPECT_EQ(statusOf(stat, {reference(&other), entry[0], entry[1], entry[2]}), static_cast<int32_t>(fat::Status::NotFound));
    const CLR_RT_HeapBlock_String tooLong("/ext/" + std::string(interop::Utf8::room, 'x'));
    EXPECT_EQ(statusOf(stat, {reference(const_cast<CLR_RT_HeapBlock_String*>(&tooLong)), entry[0], entry[1], entry[2]}),
              static_cast<int32_t>(fat::Status::BadName));

    CLR_RT_HeapBlock_String::created = nullptr;
    stack.arguments = {reference(&path), entry[0], entry[1], entry[2]};
    EXPECT_EQ(stat(stack), CLR_E_OUT_OF_MEMORY);
}

} // namespace
