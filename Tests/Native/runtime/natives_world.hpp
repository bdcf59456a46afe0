// A hand-made heap with the types that the natives of the class library use, so that tests can call natives without an image.
#pragma once

#include "core/vm.hpp"
#include "surroundings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace nano::test
{

/// Types of the hand-made heap. Exception types are numbered firstException + WellKnown.
enum WorldType : uint16_t
{
    ObjectType,
    StringType,
    ByteType,
    BytesType,
    CharType,
    CharsType,
    Int32Type,
    IntsType,
    Int16Type,
    ShortsType,
    DoubleType,
    DoublesType,
    FlagsType, // an enum
    ObjectsType,
    StringsType,
    ListType, // System.Collections.ArrayList
    WeakType,
    PointType, // a struct: two integers
    PointsType,
    QueueType,
    StackType,
    BuilderType, // System.Text.StringBuilder
    firstException,
};

/// Calls natives with a garbage collection at each allocation, and with garbage at the start of the heap, so that each collection moves
/// objects.
class NativesWorld : public testing::Test
{
protected:
    void SetUp() override
    {
        constexpr uint32_t rootCount = 16, typeCount = uint32_t(firstException) + WellKnownCount, stackBytes = 1024, heapBytes = 16 * 1024;
        TypeRecord types[typeCount];
        fillTypes(types);
        const uint8_t pool[] = {0b101, 0xFF, 0xFF, 0b1, 0b10}; // ArrayList, statics, Queue and Stack, StringBuilder
        ImageHeader& header = image_.begin(types, pool, 1, rootCount, stackBytes, heapBytes);
        for (uint16_t kind = 0; kind < WellKnownCount; kind++)
        {
            header.wellKnown[kind] = static_cast<uint16_t>(firstException + kind);
        }
        header.wellKnown[TypeString] = StringType;
        header.wellKnown[TypeByteArray] = BytesType;
        header.wellKnown[TypeCharArray] = CharsType;
        header.wellKnown[TypeStringArray] = StringsType;
        ASSERT_TRUE(image_.end());
        vm.stress = true;
    }

    void TearDown() override
    {
        EXPECT_EQ(0u, vm.handleCount);
    }

    /// Returns the next of 16 rooted references, which are reused in turn.
    static Ref& root(Ref object)
    {
        Ref& slot = word(vm.statics + 4 * (used_++ % 16));
        slot = object;
        return slot;
    }

    static Ref& null()
    {
        return root(0);
    }

    static Ref& text(const std::u16string& characters)
    {
        return root(fill(StringType, characters));
    }

    static Ref& chars(const std::u16string& characters)
    {
        return root(fill(CharsType, characters));
    }

    template<typename T>
    static Ref& array(WorldType type, std::initializer_list<T> values)
    {
        garbage();
        Ref& result = root(allocateArray(type, static_cast<uint32_t>(values.size())));
        std::copy(values.begin(), values.end(), reinterpret_cast<T*>(elementsOf(result)));
        return result;
    }

    static Ref& box(WorldType type, uint32_t value)
    {
        garbage();
        Ref& result = root(allocateObject(type));
        word(result + 4) = value;
        return result;
    }

    /// Returns a string result: "null" for a null reference; "!" and the number of the exception if one is pending, which is then cleared.
    static std::u16string read(Ref object)
    {
        const int32_t raised = exception();
        if (raised >= 0)
        {
            return u"!" + std::u16string(1, static_cast<char16_t>(u'0' + raised));
        }
        return object == 0 ? u"null" : std::u16string(reinterpret_cast<const char16_t*>(elementsOf(object)), lengthOf(object));
    }

    /// Returns and clears the pending exception, a WellKnown; -1 if there is none.
    static int32_t exception()
    {
        const Ref pending = vm.pending;
        vm.pending = 0;
        return pending == 0 ? -1 : static_cast<int32_t>(typeOf(pending) - firstException);
    }

    /// Returns the result of a call; the test fails if the call raised an exception.
    template<typename T>
    static T quiet(T result)
    {
        EXPECT_EQ(-1, exception());
        return result;
    }

private:
    static void garbage()
    {
        vm.stress = false;
        allocateObject(PointType);
        vm.stress = true;
    }

    static Ref fill(WorldType type, const std::u16string& characters)
    {
        garbage();
        Ref result = allocateArray(type, static_cast<uint32_t>(characters.size()));
        memcpy(elementsOf(result), characters.data(), characters.size() * sizeof(char16_t));
        return result;
    }

    static void fillTypes(TypeRecord* types)
    {
        constexpr uint32_t no = nothing;
        const TypeRecord fixed[firstException] = {
            {Kind::Class, 0, no, 0, 0, 0, no},
            {Kind::String, 0, ObjectType, 2, 0, 0, no},
            {Kind::Value, 0, ObjectType, 1, Byte, 0, no},
            {Kind::Array, 0, ObjectType, 1, Byte, 0, ByteType},
            {Kind::Value, 0, ObjectType, 1, Char, 0, no},
            {Kind::Array, 0, ObjectType, 2, Char, 0, CharType},
            {Kind::Value, 0, ObjectType, 1, Int32, 0, no},
            {Kind::Array, 0, ObjectType, 4, Int32, 0, Int32Type},
            {Kind::Value, 0, ObjectType, 1, Int16, 0, no},
            {Kind::Array, 0, ObjectType, 2, Int16, 0, Int16Type},
            {Kind::Value, 0, ObjectType, 2, Double, 0, no},
            {Kind::Array, 0, ObjectType, 8, Double, 0, DoubleType},
            {Kind::Value, TypeIsEnum, ObjectType, 1, Int32, 0, no},
            {Kind::Array, ElementsAreReferences, ObjectType, 4, 0, 0, ObjectType},
            {Kind::Array, ElementsAreReferences, ObjectType, 4, 0, 0, StringType},
            {Kind::Class, 0, ObjectType, 3, 0, 0, 0},
            {Kind::Class, 0, ObjectType, 1, 0, 0, no},
            {Kind::Value, 0, ObjectType, 2, 0, 0, no},
            {Kind::Array, 0, ObjectType, 8, 0, 0, PointType},
            {Kind::Class, 0, ObjectType, 4, 0, 0, 3},
            {Kind::Class, 0, ObjectType, 2, 0, 0, 3},
            {Kind::Class, 0, ObjectType, 3, 0, 0, 4},
        };
        memcpy(types, fixed, sizeof(fixed));
        for (uint32_t kind = 0; kind < WellKnownCount; kind++)
        {
            types[firstException + kind] = TypeRecord{Kind::Class, 0, ObjectType, 2, 0, 0, no};
        }
    }

    static inline uint32_t used_ = 0;
    TypeImage image_;
};

} // namespace nano::test
