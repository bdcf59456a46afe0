// Tests the natives of arrays, ArrayList, BitConverter, base64, objects and Interlocked. Expected results are those of .NET.
#include "core/natives.hpp"
#include "natives_world.hpp"

#include <limits>

using namespace nano;
using namespace nano::natives;
using namespace nano::test;

namespace
{

class ObjectNatives : public NativesWorld
{
protected:
    template<typename T>
    static std::vector<T> elements(Ref array)
    {
        const T* first = reinterpret_cast<const T*>(elementsOf(array));
        return std::vector<T>(first, first + lengthOf(array));
    }

    static Ref& list(std::initializer_list<uint32_t> numbers)
    {
        Ref& items = root(allocateArray(ObjectsType, 4));
        Ref& result = root(allocateObject(ListType));
        word(result + 4) = items;
        for (uint32_t number : numbers)
        {
            Ref& value = box(Int32Type, number);
            Collections_ArrayList_Add__Object(result, value);
        }
        return result;
    }

    /// Returns the boxed numbers in a list; -1 for null.
    static std::vector<int32_t> numbers(Ref& list)
    {
        std::vector<int32_t> result;
        for (uint32_t i = 0; i < word(list + 8); i++)
        {
            Ref item = Collections_ArrayList_get_Item__Int32(list, static_cast<int32_t>(i));
            result.push_back(item == 0 ? -1 : static_cast<int32_t>(word(item + 4)));
        }
        return result;
    }

    static int32_t capacity(Ref list)
    {
        return static_cast<int32_t>(lengthOf(word(list + 4)));
    }

    /// Returns a managed pointer to the first element of an int[].
    static Pointer first(Ref array)
    {
        return {array, 8};
    }
};

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

TEST_F(ObjectNatives, CopiesWithinAndBetweenArrays)
{
    Ref& a = array<int32_t>(IntsType, {1, 2, 3, 4, 5});
    Array_Copy__Array_Int32_Array_Int32_Int32(a, 0, a, 1, 4);
    EXPECT_EQ((std::vector<int32_t>{1, 1, 2, 3, 4}), elements<int32_t>(a));
    Ref& boxes = root(allocateArray(ObjectsType, 4));
    Array_Copy__Array_Int32_Array_Int32_Int32(a, 2, boxes, 1, 3);
    EXPECT_EQ(Int32Type, typeOf(elements<Ref>(boxes)[3]));
    EXPECT_EQ(4u, word(elements<Ref>(boxes)[3] + 4));
    Ref& b = array<int32_t>(IntsType, {0, 0, 0});
    Array_Copy__Array_Int32_Array_Int32_Int32(boxes, 1, b, 0, 3);
    EXPECT_EQ((std::vector<int32_t>{2, 3, 4}), elements<int32_t>(b));
    Ref& shorts = array<int16_t>(ShortsType, {-7, 8});
    Array_Copy__Array_Int32_Array_Int32_Int32(shorts, 0, b, 1, 2);
    EXPECT_EQ((std::vector<int32_t>{2, -7, 8}), elements<int32_t>(b));
    EXPECT_EQ(-1, exception());
    Array_Copy__Array_Int32_Array_Int32_Int32(b, 0, shorts, 0, 1);
    EXPECT_EQ(TypeArrayTypeMismatch, exception());
    Ref& strings = root(allocateArray(StringsType, 3));
    Array_Copy__Array_Int32_Array_Int32_Int32(boxes, 1, strings, 0, 1);
    EXPECT_EQ(TypeInvalidCast, exception());
}

TEST_F(ObjectNatives, ChecksTheRangesOfACopy)
{
    Ref &a = array<int32_t>(IntsType, {1, 2, 3}), &none = null();
    auto copy = [&](Ref& source, int32_t from, Ref& target, int32_t to, int32_t length)
    {
        Array_Copy__Array_Int32_Array_Int32_Int32(source, from, target, to, length);
        return exception();
    };
    EXPECT_EQ(TypeArgumentNull, copy(none, 0, a, 0, 1));
    EXPECT_EQ(TypeArgumentNull, copy(a, 0, none, 0, 1));
    EXPECT_EQ(TypeArgumentOutOfRange, copy(a, -1, a, 0, 1));
    EXPECT_EQ(TypeArgumentOutOfRange, copy(a, 0, a, 0, -1));
    EXPECT_EQ(TypeArgument, copy(a, 1, a, 0, 3));
    EXPECT_EQ(TypeArgument, copy(a, 0, a, 3, 1));
    EXPECT_EQ(TypeArgument, copy(a, INT32_MAX, a, 0, INT32_MAX));
    EXPECT_EQ(-1, copy(a, 3, a, 3, 0));
}

TEST_F(ObjectNatives, ClearsARange)
{
    Ref &a = array<int32_t>(IntsType, {1, 2, 3}), &none = null();
    Array_Clear__Array_Int32_Int32(a, 1, 2);
    EXPECT_EQ((std::vector<int32_t>{1, 0, 0}), elements<int32_t>(a));
    Array_Clear__Array_Int32_Int32(a, 2, 2);
    EXPECT_EQ(TypeIndexOutOfRange, exception());
    Array_Clear__Array_Int32_Int32(a, -1, 1);
    EXPECT_EQ(TypeIndexOutOfRange, exception());
    Array_Clear__Array_Int32_Int32(none, 0, 0);
    EXPECT_EQ(TypeArgumentNull, exception());
}

TEST_F(ObjectNatives, SearchesOnlyArraysOfIntegers)
{
    Ref& cell = array<int32_t>(IntsType, {0});
    auto find = [&](Ref& array, int32_t start, int32_t count, Ref& value)
    {
        bool done = Array_TrySzIndexOf__Array_Int32_Int32_Object_Int32Out(array, start, count, value, first(cell));
        return done ? elements<int32_t>(cell)[0] : -2;
    };
    Ref &numbers = array<int32_t>(IntsType, {5, 6, 7, 6}), &shorts = array<int16_t>(ShortsType, {3, -4}), &none = null();
    EXPECT_EQ(1, find(numbers, 0, 4, box(Int32Type, 6)));
    EXPECT_EQ(3, find(numbers, 2, 2, box(Int32Type, 6)));
    EXPECT_EQ(-1, find(numbers, 0, 1, box(Int32Type, 6)));
    EXPECT_EQ(-1, find(numbers, 0, 4, box(Int16Type, 6)));
    EXPECT_EQ(-1, find(numbers, 0, 4, none));
    EXPECT_EQ(1, find(shorts, 0, 2, box(Int16Type, static_cast<uint32_t>(-4))));
    EXPECT_EQ(-2, find(array<double>(DoublesType, {0}), 0, 1, none));
    EXPECT_EQ(-2, find(array<uint64_t>(PointsType, {0}), 0, 1, none));
    EXPECT_EQ(-2, find(root(allocateArray(StringsType, 1)), 0, 1, none));
    EXPECT_EQ(-1, exception());
    find(numbers, 1, 4, none);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    find(none, 0, 0, none);
    EXPECT_EQ(TypeArgumentNull, exception());
}

TEST_F(ObjectNatives, ReadsAndWritesElementsAsObjects)
{
    Ref &shorts = array<int16_t>(ShortsType, {3, -4}), &none = null();
    EXPECT_EQ(static_cast<uint32_t>(-4), word(Array_Collections_IList_get_Item__Int32(shorts, 1) + 4));
    Array_Collections_IList_set_Item__Int32_Object(shorts, 0, box(Int16Type, 9));
    Array_Collections_IList_set_Item__Int32_Object(shorts, 1, none);
    EXPECT_EQ((std::vector<int16_t>{9, 0}), elements<int16_t>(shorts));
    Array_Collections_IList_set_Item__Int32_Object(shorts, 0, box(Int32Type, 9));
    EXPECT_EQ(TypeInvalidCast, exception());
    Array_Collections_IList_get_Item__Int32(shorts, 2);
    EXPECT_EQ(TypeIndexOutOfRange, exception());
    Array_Collections_IList_set_Item__Int32_Object(shorts, -1, none);
    EXPECT_EQ(TypeIndexOutOfRange, exception());
}

TEST_F(ObjectNatives, ListGrowsAndShrinks)
{
    Ref &l = list({0, 1, 2, 3, 4}), &none = null();
    EXPECT_EQ(8, capacity(l));
    Collections_ArrayList_Insert__Int32_Object(l, 2, none);
    Collections_ArrayList_Insert__Int32_Object(l, 6, box(Int32Type, 9));
    Collections_ArrayList_RemoveAt__Int32(l, 0);
    Collections_ArrayList_RemoveAt__Int32(l, 5);
    EXPECT_EQ((std::vector<int32_t>{1, -1, 2, 3, 4}), numbers(l));
    Collections_ArrayList_set_Item__Int32_Object(l, 1, box(Int32Type, 7));
    EXPECT_EQ((std::vector<int32_t>{1, 7, 2, 3, 4}), numbers(l));
    EXPECT_EQ(0u, elements<Ref>(word(l + 4))[5]); // no stale reference
    Collections_ArrayList_SetCapacity__Int32(l, 5);
    EXPECT_EQ(5, capacity(l));
    EXPECT_EQ((std::vector<int32_t>{1, 7, 2, 3, 4}), numbers(l));
    EXPECT_EQ(-1, exception());
    Collections_ArrayList_SetCapacity__Int32(l, 4);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    Collections_ArrayList_SetCapacity__Int32(l, -1);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    Collections_ArrayList_Clear(l);
    EXPECT_EQ(0u, word(l + 8));
    EXPECT_EQ(0u, elements<Ref>(word(l + 4))[0]);
    Collections_ArrayList_SetCapacity__Int32(l, 0);
    EXPECT_EQ(4, capacity(l));
}

TEST_F(ObjectNatives, ListRefusesIndicesOutOfBounds)
{
    Ref &l = list({0, 1}), &none = null();
    for (int32_t index : {-1, 2, 3, INT32_MAX, INT32_MIN})
    {
        Collections_ArrayList_get_Item__Int32(l, index);
        EXPECT_EQ(TypeArgumentOutOfRange, exception()) << index;
        Collections_ArrayList_set_Item__Int32_Object(l, index, none);
        EXPECT_EQ(TypeArgumentOutOfRange, exception()) << index;
        Collections_ArrayList_RemoveAt__Int32(l, index);
        EXPECT_EQ(TypeArgumentOutOfRange, exception()) << index;
        Collections_ArrayList_Insert__Int32_Object(l, index, none);
        EXPECT_EQ(index == 2 ? -1 : static_cast<int32_t>(TypeArgumentOutOfRange), exception()) << index;
        Collections_ArrayList_SetCapacity__Int32(l, 3);
        vm.pending = 0;
        if (index == 2)
        {
            Collections_ArrayList_RemoveAt__Int32(l, 2);
        }
    }
    EXPECT_EQ((std::vector<int32_t>{0, 1}), numbers(l));
}

TEST_F(ObjectNatives, ListKeepsItsElementsWhenMemoryRunsOut)
{
    Ref& l = list({0, 1});
    Collections_ArrayList_SetCapacity__Int32(l, 1'000'000);
    EXPECT_EQ(TypeOutOfMemory, exception());
    EXPECT_EQ((std::vector<int32_t>{0, 1}), numbers(l));
    EXPECT_EQ(4, capacity(l));
}

TEST_F(ObjectNatives, ConvertsNumbersToBitsAndBack)
{
    EXPECT_EQ((std::vector<uint8_t>{4, 3, 2, 1}), elements<uint8_t>(BitConverter_GetBytes__Int32(0x01020304)));
    EXPECT_EQ((std::vector<uint8_t>{1}), elements<uint8_t>(BitConverter_GetBytes__Boolean(true)));
    EXPECT_EQ((std::vector<uint8_t>{0, 0, 0, 0, 0, 0, 0xF8, 0x3F}), elements<uint8_t>(BitConverter_GetBytes__Double(1.5)));
    Ref& data = array<uint8_t>(BytesType, {1, 2, 3, 4, 5, 6, 7, 8, 255});
    EXPECT_EQ(0x0201, BitConverter_ToInt16__ByteArray_Int32(data, 0));
    EXPECT_EQ(-248, BitConverter_ToInt16__ByteArray_Int32(data, 7));
    EXPECT_EQ(0x08070605u, BitConverter_ToUInt32__ByteArray_Int32(data, 4));
    EXPECT_EQ(static_cast<int64_t>(0xFF08070605040302), BitConverter_ToInt64__ByteArray_Int32(data, 1));
    EXPECT_EQ(1.5, BitConverter_ToDouble__ByteArray_Int32(root(BitConverter_GetBytes__Double(1.5)), 0));
    EXPECT_EQ(-1, exception());
    Ref& none = null();
    BitConverter_ToInt32__ByteArray_Int32(none, 0);
    EXPECT_EQ(TypeArgumentNull, exception());
    BitConverter_ToInt32__ByteArray_Int32(data, 9);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    BitConverter_ToInt32__ByteArray_Int32(data, 6);
    EXPECT_EQ(TypeArgument, exception());
}

TEST_F(ObjectNatives, WritesBytesAsHexadecimal)
{
    Ref &data = array<uint8_t>(BytesType, {0x7F, 0x2C, 0x4A}), &empty = array<uint8_t>(BytesType, {});
    EXPECT_EQ(u"7F-2C-4A", read(BitConverter_ToString__ByteArray(data)));
    EXPECT_EQ(u"2C-4A", read(BitConverter_ToString__ByteArray_Int32(data, 1)));
    EXPECT_EQ(u"2C", read(BitConverter_ToString__ByteArray_Int32_Int32(data, 1, 1)));
    EXPECT_EQ(u"", read(BitConverter_ToString__ByteArray(empty)));
    BitConverter_ToString__ByteArray_Int32(data, 3);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    BitConverter_ToString__ByteArray_Int32_Int32(data, 1, 3);
    EXPECT_EQ(TypeArgument, exception());
}

TEST_F(ObjectNatives, EncodesAndDecodesBase64)
{
    Ref& data = array<uint8_t>(BytesType, {0, 1, 2, 250, 251, 252, 253});
    EXPECT_EQ(u"AAEC+vv8/Q==", read(Convert_ToBase64String__ByteArray_Int32_Int32_Boolean(data, 0, 7, false)));
    EXPECT_EQ(u"Avr7/A==", read(Convert_ToBase64String__ByteArray_Int32_Int32_Boolean(data, 2, 4, false)));
    EXPECT_EQ(u"", read(Convert_ToBase64String__ByteArray_Int32_Int32_Boolean(data, 7, 0, true)));
    Convert_ToBase64String__ByteArray_Int32_Int32_Boolean(data, 1, 7, false);
    EXPECT_EQ(TypeArgumentOutOfRange, exception());
    Ref &lines = root(allocateArray(BytesType, 58)),
        &encoded = root(Convert_ToBase64String__ByteArray_Int32_Int32_Boolean(lines, 0, 58, true));
    EXPECT_EQ(std::u16string(76, u'A') + u"\r\nAA==", read(encoded));
    EXPECT_EQ(58u, lengthOf(Convert_FromBase64String__String(encoded)));
    EXPECT_EQ((std::vector<uint8_t>{0, 1, 2, 250}), elements<uint8_t>(Convert_FromBase64String__String(text(u" AAEC\r\n+g = ="))));
    EXPECT_EQ(0u, lengthOf(Convert_FromBase64String__String(text(u""))));
    for (const char16_t* wrong : {u"ab=c", u"abc", u"a===", u"ab==cdef", u"ab?d", u"abcd=", u"====", u"ab\u0141d"})
    {
        Convert_FromBase64String__String(text(wrong));
        EXPECT_EQ(TypeFormat, exception());
    }
    Convert_FromBase64String__String(null());
    EXPECT_EQ(TypeArgumentNull, exception());
}

TEST_F(ObjectNatives, ComparesAndClonesObjects)
{
    Ref &five = box(Int32Type, 5), &other = box(Int32Type, 5), &flags = box(FlagsType, 6), &none = null();
    EXPECT_FALSE(Object_Equals__Object(five, other));
    EXPECT_TRUE(ValueType_Equals__Object(five, other));
    EXPECT_FALSE(ValueType_Equals__Object(five, none));
    EXPECT_TRUE(Object_ReferenceEquals__Object_Object(none, none));
    EXPECT_TRUE(Enum_HasFlag__Enum(flags, box(FlagsType, 2)));
    EXPECT_FALSE(Enum_HasFlag__Enum(flags, box(FlagsType, 3)));
    Enum_HasFlag__Enum(flags, five);
    EXPECT_EQ(TypeArgument, exception());
    Enum_HasFlag__Enum(flags, none);
    EXPECT_EQ(TypeArgumentNull, exception());
    Ref& copy = root(Runtime_CompilerServices_RuntimeHelpers_GetObjectValue__Object(five));
    EXPECT_NE(five, copy);
    EXPECT_EQ(5u, word(copy + 4));
    Ref& name = text(u"name");
    EXPECT_EQ(name, Runtime_CompilerServices_RuntimeHelpers_GetObjectValue__Object(name));
    EXPECT_EQ(u"name", read(Object_MemberwiseClone(name)));
}

TEST_F(ObjectNatives, ClassifiesAndOrdersDoubles)
{
    EXPECT_TRUE(Double_IsNaN__Double(-nan));
    EXPECT_FALSE(Double_IsNaN__Double(infinity));
    EXPECT_TRUE(Double_IsInfinity__Double(-infinity));
    EXPECT_FALSE(Double_IsInfinity__Double(std::numeric_limits<double>::max()));
    EXPECT_TRUE(Double_IsNegativeInfinity__Double(-infinity));
    EXPECT_FALSE(Double_IsPositiveInfinity__Double(-infinity));
    EXPECT_EQ(-1, Double_CompareTo__Double_Double(nan, -infinity));
    EXPECT_EQ(1, Double_CompareTo__Double_Double(0, nan));
    EXPECT_EQ(0, Double_CompareTo__Double_Double(nan, nan));
    EXPECT_EQ(0, Double_CompareTo__Double_Double(0.0, -0.0));
    EXPECT_EQ(1, Double_CompareTo__Double_Double(2, 1));
    EXPECT_EQ(7, quiet(MathInternal_Abs__Int32(-7)));
    MathInternal_Abs__Int32(INT32_MIN);
    EXPECT_EQ(TypeOverflow, exception());
}

TEST_F(ObjectNatives, ExchangesIntegers)
{
    Ref& cell = array<int32_t>(IntsType, {INT32_MAX});
    EXPECT_EQ(INT32_MIN, Threading_Interlocked_Increment__Int32Out(first(cell)));
    EXPECT_EQ(INT32_MAX, Threading_Interlocked_Decrement__Int32Out(first(cell)));
    EXPECT_EQ(INT32_MAX, Threading_Interlocked_Exchange__Int32Out_Int32(first(cell), 3));
    EXPECT_EQ(3, Threading_Interlocked_CompareExchange__Int32Out_Int32_Int32(first(cell), 4, 2));
    EXPECT_EQ(3, Threading_Interlocked_CompareExchange__Int32Out_Int32_Int32(first(cell), 4, 3));
    EXPECT_EQ(4, elements<int32_t>(cell)[0]);
}

TEST_F(ObjectNatives, WeakReferenceHoldsItsTargetUntilItIsCollected)
{
    Ref &target = text(u"target"), &weak = root(allocateObject(WeakType));
    WeakReference__ctor__Object(weak, target);
    EXPECT_TRUE(WeakReference_get_IsAlive(weak));
    collect();
    EXPECT_EQ(u"target", read(WeakReference_get_Target(weak)));
    target = 0;
    collect();
    EXPECT_FALSE(WeakReference_get_IsAlive(weak));
    EXPECT_EQ(0u, WeakReference_get_Target(weak));
}
