// Tests the natives of System.String and System.Text. Expected results are those of .NET with ordinal comparison.
#include "core/natives.hpp"
#include "natives_world.hpp"

using namespace nano;
using namespace nano::natives;
using namespace nano::test;

namespace
{

class StringNatives : public NativesWorld
{
protected:
    /// Returns the elements of a string[], each in brackets.
    static std::u16string parts(Ref array)
    {
        std::u16string all;
        for (uint32_t i = 0; vm.pending == 0 && i < lengthOf(array); i++)
        {
            all += u"[" + read(load<Ref>(elementsOf(array) + 4 * i)) + u"]";
        }
        return vm.pending == 0 ? all : read(0);
    }

    static std::vector<uint8_t> bytes(Ref array)
    {
        return std::vector<uint8_t>(elementsOf(array), elementsOf(array) + lengthOf(array));
    }

    static std::u16string raised(WellKnown kind)
    {
        return u"!" + std::u16string(1, static_cast<char16_t>(u'0' + kind));
    }
};

} // namespace

TEST_F(StringNatives, ConcatenatesAndTreatsNullAsEmpty)
{
    Ref &hello = text(u"Hello"), &world = text(u"world"), &empty = text(u""), &none = null();
    EXPECT_EQ(u"Helloworld", read(String_Concat__String_String(hello, world)));
    EXPECT_EQ(u"HelloworldHello", read(String_Concat__String_String_String(hello, world, hello)));

    EXPECT_EQ(u"worldHelloHello", read(String_Concat__String_String_String_String(world, hello, empty, hello)));
    EXPECT_EQ(u"", read(String_Concat__String_String(none, none)));
    EXPECT_EQ(hello, String_Concat__String_String(hello, none));
    EXPECT_EQ(hello, String_Concat__String_String_String(empty, none, hello));
    Ref& all = array<Ref>(StringsType, {0, 0, 0});
    store<Ref>(elementsOf(all), hello);
    store<Ref>(elementsOf(all) + 8, world);
    EXPECT_EQ(u"Helloworld", read(String_Concat__StringArray(all)));
    EXPECT_EQ(raised(TypeArgumentNull), read(String_Concat__StringArray(none)));
}

TEST_F(StringNatives, ConcatRunsOutOfMemoryInsteadOfWrappingTheLength)
{
    vm.stress = false;
    Ref& all = root(allocateArray(StringsType, 2000));
    Ref& large = root(allocateString(2000));
    for (uint32_t i = 0; i < lengthOf(all); i++)
    {
        store<Ref>(elementsOf(all) + 4 * i, large);
    }
    String_Concat__StringArray(all);
    EXPECT_EQ(TypeOutOfMemory, exception());
    // A forged length, so that the total exceeds 32 bits.
    word(large + 4) = 0x30000000;
    String_Concat__StringArray(all);
    word(large + 4) = 2000;
    EXPECT_EQ(TypeOutOfMemory, exception());
}

TEST_F(StringNatives, ConstructsFromCharacters)
{
    Ref &abc = chars(u"abc"), &none = null();
    EXPECT_EQ(u"abc", read(String_Ctor__CharArray(abc)));
    EXPECT_EQ(u"", read(String_Ctor__CharArray(none)));
    EXPECT_EQ(u"bc", read(String_Ctor__CharArray_Int32_Int32(abc, 1, 2)));
    EXPECT_EQ(u"", read(String_Ctor__CharArray_Int32_Int32(abc, 3, 0)));
    EXPECT_EQ(raised(TypeArgumentOutOfRange), read(String_Ctor__CharArray_Int32_Int32(abc, 1, 3)));
    EXPECT_EQ(raised(TypeArgumentOutOfRange), read(String_Ctor__CharArray_Int32_Int32(abc, -1, 1)));
    EXPECT_EQ(raised(TypeArgumentNull), read(String_Ctor__CharArray_Int32_Int32(none, 0, 0)));
    EXPECT_EQ(u"zzz", read(String_Ctor__Char_Int32('z', 3)));
    EXPECT_EQ(u"", read(String_Ctor__Char_Int32('z', 0)));
    EXPECT_EQ(raised(TypeArgumentOutOfRange), read(String_Ctor__Char_Int32('z', -1)));
}

TEST_F(StringNatives, ComparesByCodeUnits)
{
    Ref &a = text(u"abc"), &same = text(u"abc"), &shorter = text(u"ab"), &later = text(u"abd"), &none = null();
    EXPECT_TRUE(String_Equals__String_String(a, same));
    EXPECT_TRUE(String_op_Equality__String_String(none, none));
    EXPECT_TRUE(String_op_Inequality__String_String(a, none));
    EXPECT_FALSE(String_Equals__String_String(a, shorter));
    EXPECT_EQ(0, String_Compare__String_String(a, same));
    EXPECT_LT(String_CompareTo__String(a, later), 0);
    EXPECT_GT(String_CompareTo__Object(a, shorter), 0);
    EXPECT_GT(String_CompareTo__Object(a, none), 0);
    EXPECT_LT(String_Compare__String_String(none, a), 0);
    Ref& number = box(Int32Type, 5);
    String_CompareTo__Object(a, number);
    EXPECT_EQ(TypeArgument, exception());
}

TEST_F(StringNatives, FindsFromTheStart)
{
    Ref &s = text(u"Hello, World"), &o = text(u"o"), &lo = text(u"lo"), &empty = text(u""), &none = null(), &any = chars(u"W,");
    EXPECT_EQ(4, quiet(String_IndexOf__Char(s, 'o')));
    EXPECT_EQ(8, quiet(String_IndexOf__Char_Int32(s, 'o', 5)));
    EXPECT_EQ(-1, quiet(String_IndexOf__Char_Int32(s, 'o', 12)));
    EXPECT_EQ(-1, quiet(String_IndexOf__String_Int32_Int32(s, o, 0, 4)));
    EXPECT_EQ(-1, quiet(String_IndexOf__String_Int32_Int32(s, lo, 3, 1)));
    EXPECT_EQ(3, quiet(String_IndexOf__String_Int32_Int32(s, lo, 3, 2)));
    EXPECT_EQ(12, quiet(String_IndexOf__String_Int32(s, empty, 12)));
    EXPECT_EQ(0, quiet(String_IndexOf__String(empty, empty)));
    EXPECT_EQ(5, quiet(String_IndexOfAny__CharArray(s, any)));
    EXPECT_EQ(7, quiet(String_IndexOfAny__CharArray_Int32(s, any, 6)));
    EXPECT_EQ(-1, quiet(String_IndexOfAny__CharArray_Int32_Int32(s, any, 3, 2)));
    Ref &wide = text(u"\u0157\u00D7\u0057\u0E57"), &same = chars(u"\u0057"), &other = chars(u"\u0E57\u0001"); // equal in their low bits
    EXPECT_EQ(2, quiet(String_IndexOfAny__CharArray(wide, same)));
    EXPECT_EQ(3, quiet(String_IndexOfAny__CharArray(wide, other)));
    for (int32_t start : {-1, 13, INT32_MIN, INT32_MAX})
    {
        String_IndexOf__Char_Int32(s, 'o', start);
        EXPECT_EQ(TypeArgumentOutOfRange, exception()) << start;
    }
    String_IndexOf__Char_Int32_Int32(s, 'l', 2, 11);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    String_IndexOf__String(s, none);
    EXPECT_EQ(TypeArgumentNull, exception());
    String_IndexOfAny__CharArray(s, none);
    EXPECT_EQ(TypeArgumentNull, exception());
}

TEST_F(StringNatives, FindsFromTheEnd)
{
    Ref &s = text(u"Hello, World"), &o = text(u"o"), &wor = text(u"Wor"), &empty = text(u""), &any = chars(u"W,");
    EXPECT_EQ(8, quiet(String_LastIndexOf__Char(s, 'o')));
    EXPECT_EQ(4, quiet(String_LastIndexOf__Char_Int32(s, 'o', 5)));
    EXPECT_EQ(8, quiet(String_LastIndexOf__Char_Int32_Int32(s, 'o', 8, 3)));
    EXPECT_EQ(12, quiet(String_LastIndexOf__String(s, empty)));
    EXPECT_EQ(6, quiet(String_LastIndexOf__String_Int32(s, empty, 5)));
    EXPECT_EQ(4, quiet(String_LastIndexOf__String_Int32(s, o, 7)));
    EXPECT_EQ(8, quiet(String_LastIndexOf__String_Int32(s, o, 12))); // one past the end
    EXPECT_EQ(-1, quiet(String_LastIndexOf__String_Int32(s, wor, 8)));
    EXPECT_EQ(7, quiet(String_LastIndexOf__String_Int32(s, wor, 9)));
    EXPECT_EQ(-1, quiet(String_LastIndexOf__Char(empty, 'a')));
    EXPECT_EQ(-1, quiet(String_LastIndexOf__Char_Int32(empty, 'a', 7)));
    EXPECT_EQ(0, quiet(String_LastIndexOf__String(empty, empty)));
    EXPECT_EQ(0, quiet(String_LastIndexOf__String_Int32(empty, empty, 0)));
    EXPECT_EQ(-1, quiet(String_LastIndexOf__String_Int32(empty, o, -1)));
    EXPECT_EQ(7, quiet(String_LastIndexOfAny__CharArray(s, any)));
    EXPECT_EQ(5, quiet(String_LastIndexOfAny__CharArray_Int32(s, any, 6)));
    EXPECT_EQ(-1, quiet(String_LastIndexOfAny__CharArray_Int32_Int32(s, any, 6, 1)));
    String_LastIndexOf__Char_Int32(s, 'o', 12);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    String_LastIndexOf__Char_Int32_Int32(s, 'o', 3, 9);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    String_LastIndexOf__String_Int32(empty, o, 1);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
}

TEST_F(StringNatives, SplitsAtEachSeparator)
{
    Ref &comma = chars(u","), &both = chars(u",;"), &nothing = chars(u""), &none = null();
    EXPECT_EQ(u"[a][b][][c][]", parts(String_Split__CharArray(text(u"a,b,,c,"), comma)));
    EXPECT_EQ(u"[]", parts(String_Split__CharArray(text(u""), comma)));
    EXPECT_EQ(u"[a][b][c]", parts(String_Split__CharArray(text(u"a,b;c"), both)));
    EXPECT_EQ(u"[a][b][c][d][][e]", parts(String_Split__CharArray(text(u"a b\tc\nd\u2003\u0085e"), none)));
    EXPECT_EQ(u"[a][b\u200Bc]", parts(String_Split__CharArray(text(u"a b\u200Bc"), nothing)));
    EXPECT_EQ(u"[a][b,c]", parts(String_Split__CharArray_Int32(text(u"a,b,c"), comma, 2)));
    EXPECT_EQ(u"[a,b,c]", parts(String_Split__CharArray_Int32(text(u"a,b,c"), comma, 1)));
    EXPECT_EQ(u"", parts(String_Split__CharArray_Int32(text(u"a,b,c"), comma, 0)));
    EXPECT_EQ(raised(TypeArgumentOutOfRange), parts(String_Split__CharArray_Int32(text(u"a,b"), comma, -1)));
    Ref &abc = text(u"abc"), &alone = root(String_Split__CharArray(abc, comma));
    EXPECT_EQ(abc, load<Ref>(elementsOf(alone)));
}

TEST_F(StringNatives, ReturnsSubstrings)
{
    Ref& s = text(u"Hello, World");
    EXPECT_EQ(u"lo, World", read(String_Substring__Int32(s, 3)));
    EXPECT_EQ(u"lo, ", read(String_Substring__Int32_Int32(s, 3, 4)));
    EXPECT_EQ(u"", read(String_Substring__Int32(s, 12)));
    EXPECT_EQ(s, String_Substring__Int32(s, 0));
    EXPECT_EQ(u"World", read(String_ToCharArray__Int32_Int32(s, 7, 5)));
    EXPECT_EQ(CharsType, typeOf(String_ToCharArray(s)));
    for (int32_t start : {-1, 13, INT32_MIN, INT32_MAX})
    {
        EXPECT_EQ(raised(TypeArgumentOutOfRange), read(String_Substring__Int32(s, start))) << start;
        EXPECT_EQ(raised(TypeArgumentOutOfRange), read(String_ToCharArray__Int32_Int32(s, start, 1))) << start;
    }
    EXPECT_EQ(raised(TypeArgumentOutOfRange), read(String_Substring__Int32_Int32(s, 5, -1)));
    EXPECT_EQ(raised(TypeArgumentOutOfRange), read(String_Substring__Int32_Int32(s, 2, INT32_MAX)));
}

TEST_F(StringNatives, TrimsTheEnds)
{
    Ref &none = null(), &xy = chars(u"xy"), &plain = text(u"Hello, World");
    EXPECT_EQ(u"a b", read(String_Trim(text(u"  a b \t\r\n"))));
    EXPECT_EQ(u"a\u200B\uFEFF", read(String_Trim(text(u"\u00A0\u2003a\u200B\uFEFF\u3000"))));
    EXPECT_EQ(u"\u180E\u2028a", read(String_Trim(text(u"\u0085\u1680\u180E\u2028a\u202F\u205F"))));
    EXPECT_EQ(u"", read(String_Trim__CharArray(text(u"   "), none)));
    EXPECT_EQ(u"a", read(String_Trim__CharArray(text(u"xyaxy"), xy)));
    EXPECT_EQ(u"axy", read(String_TrimStart__CharArray(text(u"xyaxy"), xy)));
    EXPECT_EQ(u"xya", read(String_TrimEnd__CharArray(text(u"xyaxy"), xy)));
    EXPECT_EQ(plain, String_Trim(plain));
}

TEST_F(StringNatives, ChangesCaseOfFourAlphabets)
{
    EXPECT_EQ(u"abcxyz1@[`{", read(String_ToLower(text(u"ABCXYZ1@[`{"))));
    EXPECT_EQ(u"ÄÖÜß ÉÑ Ÿ ΕΛΛΆΔΑΣ ПРИВЕТ ЁЛКА ŁŻ", read(String_ToUpper(text(u"äöüß éñ ÿ Ελλάδας привет ёлка łż"))));
    EXPECT_EQ(u"äöü ÿ αβγ привет ёлка łż", read(String_ToLower(text(u"ÄÖÜ Ÿ ΑΒΓ ПРИВЕТ ЁЛКА ŁŻ"))));
    Ref& same = text(u"already 1");
    EXPECT_EQ(same, String_ToLower(same));
}

TEST_F(StringNatives, EncodesPartsOfTextAsUtf8)
{
    Ref &self = null(), &euro = text(u"a\u20AC\U0001F600\xD800"), &room = array<uint8_t>(BytesType, {9, 9, 9, 9, 9});
    EXPECT_EQ((std::vector<uint8_t>{'a', 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80, 0xEF, 0xBF, 0xBD}),
              bytes(Text_UTF8Encoding_GetBytes__String(self, euro)));
    EXPECT_EQ(3, quiet(Text_UTF8Encoding_GetBytes__String_Int32_Int32_ByteArray_Int32(self, euro, 1, 1, room, 2)));
    EXPECT_EQ((std::vector<uint8_t>{9, 9, 0xE2, 0x82, 0xAC}), bytes(room));
    Text_UTF8Encoding_GetBytes__String_Int32_Int32_ByteArray_Int32(self, euro, 1, 1, room, 3);
    EXPECT_EQ(TypeArgument, exception());
    Text_UTF8Encoding_GetBytes__String_Int32_Int32_ByteArray_Int32(self, euro, 1, 5, room, 0);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    Text_UTF8Encoding_GetBytes__String_Int32_Int32_ByteArray_Int32(self, euro, 0, 0, room, 6);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    Text_UTF8Encoding_GetBytes__String(self, null());
    EXPECT_EQ(TypeArgumentNull, exception());
}

TEST_F(StringNatives, DecodesPartsOfUtf8)
{
    Ref& self = null();
    Ref& input = array<uint8_t>(BytesType, {'a', 0xE2, 0x82, 0xAC, 0xFF, 0xF0, 0x9F, 0x98, 0x80});
    EXPECT_EQ(u"a\u20AC\uFFFD\U0001F600", read(Text_UTF8Encoding_GetChars__ByteArray(self, input)));
    EXPECT_EQ(u"\u20AC", read(Text_UTF8Encoding_GetChars__ByteArray_Int32_Int32(self, input, 1, 3)));
    EXPECT_EQ(u"\U0001F600", read(Text_UTF8Encoding_GetString__ByteArray_Int32_Int32(self, input, 5, 4)));
    EXPECT_EQ(raised(TypeArgumentOutOfRange), read(Text_UTF8Encoding_GetString__ByteArray_Int32_Int32(self, input, 5, 5)));
    EXPECT_EQ(raised(TypeArgumentOutOfRange), read(Text_UTF8Encoding_GetChars__ByteArray_Int32_Int32(self, input, -1, 1)));
    EXPECT_EQ(raised(TypeArgumentNull), read(Text_UTF8Encoding_GetChars__ByteArray(self, null())));
}

TEST_F(StringNatives, DecoderLeavesIncompleteCharactersAndThoseThatDoNotFit)
{
    struct Case
    {
        int32_t count, room;
        bool flush;
        std::vector<uint32_t> results; // bytes used, characters, completed
    };
    const Case cases[] = {
        {1, 8, false, {1, 1, 1}}, {3, 8, false, {1, 1, 0}}, {3, 8, true, {3, 2, 1}},
        {8, 3, false, {4, 2, 0}}, {8, 4, false, {8, 4, 1}}, {0, 0, false, {0, 0, 1}},
    };
    for (const Case& next : cases)
    {
        Ref& input = array<uint8_t>(BytesType, {'a', 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80});
        Ref &room = chars(u"........"), &results = array<uint32_t>(IntsType, {7, 7, 0});
        Text_UTF8Decoder_Convert__ByteArray_Int32_Int32_CharArray_Int32_Int32_Boolean_Int32Out_Int32Out_BooleanOut(
            null(), input, 0, next.count, room, 0, next.room, next.flush, {results, 8}, {results, 12}, {results, 16});
        EXPECT_EQ(-1, exception());
        EXPECT_EQ(next.results, (std::vector<uint32_t>{word(results + 8), word(results + 12), word(results + 16)}));
    }
}

TEST_F(StringNatives, BuilderGrowsAndInsertsInTheMiddle)
{
    Ref &characters = chars(u"ab"), &builder = root(allocateObject(BuilderType));
    word(builder + 4) = 9;
    word(builder + 8) = characters;
    word(builder + 12) = 1;
    Text_StringBuilder_Put__Int32_Object_Int32_Int32(builder, 1, text(u"_xyz"), 1, 3);
    EXPECT_EQ(u"axyz", read(word(builder + 8)));
    Text_StringBuilder_Put__Int32_Object_Int32_Int32(builder, 1, chars(u"12"), 0, 2);
    EXPECT_EQ(u"a12xyz", read(word(builder + 8)).substr(0, word(builder + 12)));
    Text_StringBuilder_Fill__Char_Int32(builder, u'-', 3);
    EXPECT_EQ(u"a12xyz---", read(word(builder + 8)).substr(0, word(builder + 12)));
    EXPECT_GE(9u, lengthOf(word(builder + 8)));
}

TEST_F(StringNatives, FindsThePartsOfPaths)
{
    struct Case
    {
        const char16_t* path;
        std::vector<int32_t> parts; // root, name, extension, end of the part before the name
    };
    const Case cases[] = {
        {u"", {0, 0, -1, 0}},          {u"a.b.c", {0, 0, 3, 0}},    {u"/", {1, 1, -1, 1}},    {u"/a/b.c//", {1, 8, -1, 6}},
        {u"D:\\a.b/c", {3, 7, -1, 6}}, {u"D:name.x", {2, 2, 6, 2}}, {u"1:/a", {0, 3, -1, 2}}, {u"//a", {1, 2, -1, 1}},
    };
    for (const Case& next : cases)
    {
        Ref& path = text(next.path);
        const int32_t name = IO_Path_NameAt__String(path);
        EXPECT_EQ(next.parts, (std::vector<int32_t>{IO_Path_RootLength__String(path), name, IO_Path_ExtensionAt__String(path),
                                                    IO_Path_EndOf__String_Int32(path, name)}));
    }
}

TEST_F(StringNatives, NormalisesSeparatorsAndDots)
{
    const auto full = [](const char16_t* path)
    {
        Ref& given = text(path);
        Ref& tidy = root(IO_Path_Tidy__String_Int32(given, static_cast<int32_t>(lengthOf(given))));
        return read(IO_Path_WithoutDots__String(tidy));
    };
    EXPECT_EQ(u"/a/b", full(u"//a\\\\.//x/../b"));
    EXPECT_EQ(u"/", full(u"/.."));
    EXPECT_EQ(u"/a", full(u"/a/b/.."));
    EXPECT_EQ(u"/a/", full(u"/a/b/../"));
    EXPECT_EQ(u"/a", full(u"/a/."));
    EXPECT_EQ(u"D:/...", full(u"D:\\..\\..."));
    EXPECT_EQ(u"/.a/..b", full(u"/.a/c/../..b"));
    EXPECT_EQ(u"a/", read(IO_Path_Tidy__String_Int32(text(u"a\\\\b"), 3)));
}
