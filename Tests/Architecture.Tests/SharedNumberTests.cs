using System.Globalization;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>Checks that constants defined in both C# and C++ are equal. The values are read from the sources.</summary>
    public partial class SharedNumberTests
    {
        /// <summary>C# file, C++ file, C++ enum, and whether the C++ enum must contain every member of the C# enum.</summary>
        public static TheoryData<string, string, string, bool> Enumerations => new()
        {
            { "Hal/FlashStatus.cs", "Native/drivers/flash/flash.hpp", "Status", true },
            { "Hal/CardStatus.cs", "Native/fat/status.hpp", "Status", true },
            { "Hal/CardStatus.cs", "Native/drivers/card/sd_card.hpp", "Status", false },
            { "Hal/CoprocessorStatus.cs", "Native/drivers/mailbox/mailbox.hpp", "Result", true },
            { "Hal/CardMode.cs", "Native/fat/volume.hpp", "Mode", true },
            { "Hal/ButtonEvent.cs", "Native/drivers/buttons/buttons.hpp", "Event", true },
        };

        /// <summary>C# file and constant, C++ file and constant.</summary>
        public static TheoryData<string, string, string, string> Constants => new()
        {
            { "Hal/FlashGeometry.cs", "Base", "Native/drivers/registers/flash.hpp", "mainBase" },
            { "Hal/FlashGeometry.cs", "Size", "Native/drivers/registers/flash.hpp", "mainSize" },
            { "Hal/FlashGeometry.cs", "PageSize", "Native/drivers/registers/flash.hpp", "pageSize" },
            { "Hal/FlashGeometry.cs", "RowSize", "Native/drivers/registers/flash.hpp", "rowSize" },
            { "Hal/Shci.cs", "InfoTableSize", "Native/drivers/mailbox/mailbox.hpp", "infoTableSize" },
            { "Updater/Formats/OptionByteData.cs", "Words", "Native/drivers/flash/option_bytes.hpp", "words" },
            { "Updater/Recorder/FaultRecord.cs", "Index", "boards/common/fault.cpp", "firstRegister" },
            { "Updater/Recorder/FaultRecord.cs", "End", "boards/common/fault.cpp", "endRegister" },
        };

        [Theory]
        [MemberData(nameof(Enumerations))]
        public void Enumerations_have_the_same_members_in_CSharp_and_Cpp(string managed, string native, string name, bool complete)
        {
            Dictionary<string, long> expected = Managed(File.ReadAllText(Checkout.Of(managed)));
            Dictionary<string, long> actual = NativeEnum(File.ReadAllText(Checkout.Of(native)), name);

            Assert.True(actual.Count >= 3, $"{native}: enum {name} not found");
            Assert.All(actual, member => Assert.Equal(Assert.Contains(member.Key, (IDictionary<string, long>)expected), member.Value));
            Assert.True(
                !complete || actual.Count == expected.Count,
                $"{native}: {name} lacks {string.Join(", ", expected.Keys.Except(actual.Keys))}");
        }

        [Theory]
        [MemberData(nameof(Constants))]
        public void Constants_have_the_same_values_in_CSharp_and_Cpp(string managed, string managedName, string native, string nativeName)
        {
            Dictionary<string, long> expected = Managed(File.ReadAllText(Checkout.Of(managed)));
            Match actual = Regex.Match(
                File.ReadAllText(Checkout.Of(native)), $@"\bconstexpr \w+ (?:\w+ = \w+, )*{nativeName} = (\w+)[;,]");

            Assert.True(actual.Success, $"{native} has no constant {nativeName}");
            Assert.Equal(Assert.Contains(managedName, (IDictionary<string, long>)expected), Number(actual.Groups[1].Value));
        }

        [Fact]
        public void An_enum_member_without_a_value_has_the_previous_value_plus_one()
        {
            Assert.Equal(
                new Dictionary<string, long> { ["A"] = 0, ["B"] = -5, ["C"] = -4 },
                Managed("enum Few\n{\n    A,\n\n    B = -5,\n    C\n}"));
            Assert.Equal(
                new Dictionary<string, long> { ["A"] = 3, ["B"] = 4 },
                NativeEnum("enum class Few : int\n{\n    A = 3,\n    B, // after A\n};", "Few"));
        }

        private static Dictionary<string, long> Managed(string source)
        {
            Match body = ManagedEnum().Match(source);

            return body.Success
                ? Members(body.Groups[1].Value)
                : ManagedConstant().Matches(source).ToDictionary(match => match.Groups[1].Value, match => Number(match.Groups[2].Value));
        }

        private static Dictionary<string, long> NativeEnum(string source, string name)
        {
            return Members(Regex.Match(source, $@"\benum (?:class )?{name} : \w+\s*\{{([^}}]*)\}}").Groups[1].Value);
        }

        private static Dictionary<string, long> Members(string body)
        {
            Dictionary<string, long> members = [];
            long next = 0;

            foreach (Match match in Member().Matches(body))
            {
                next = match.Groups[2].Success ? Number(match.Groups[2].Value) : next;
                members.Add(match.Groups[1].Value, next++);
            }

            return members;
        }

        private static long Number(string text)
        {
            return text.StartsWith("0x", StringComparison.Ordinal)
                ? long.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                : long.Parse(text, CultureInfo.InvariantCulture);
        }

        [GeneratedRegex(@"\benum \w+(?: : \w+)?\s*\{([^}]*)\}")]
        private static partial Regex ManagedEnum();

        [GeneratedRegex(@"\bconst \w+ (\w+) = (-?\d\w*);")]
        private static partial Regex ManagedConstant();

        [GeneratedRegex(@"^\s*(\w+)(?: = (-?\d\w*))?,?\s*(?://.*)?$", RegexOptions.Multiline)]
        private static partial Regex Member();
    }
}
