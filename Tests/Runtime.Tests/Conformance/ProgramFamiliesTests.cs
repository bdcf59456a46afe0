using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    public class ProgramFamiliesTests
    {
        private const string Families = """
            # comment
            values int: 1, 2

            columns program; type; operator
            add-int; int; +
            or-int;  int; |
            source
            {{type}}[] a = { {{values}} };
            a[0] {{operator}} {{values int}};

            columns program; type; cast
            back; uint;
            source
            {{cast}}({{type}})
            """;

        [Fact]
        public void Each_row_becomes_a_program_with_its_cells_inserted_into_the_template()
        {
            IReadOnlyList<ConformanceProgram> programs = ProgramFamilies.Expand(Families.ReplaceLineEndings("\n") + "\n");

            Assert.Equal(
                [
                    new ConformanceProgram("add-int", "int[] a = { 1, 2 };\na[0] + 1, 2;\n"),
                    new ConformanceProgram("or-int", "int[] a = { 1, 2 };\na[0] | 1, 2;\n"),
                    new ConformanceProgram("back", "(uint)\n"),
                ],
                programs);
        }

        [Theory]
        [InlineData("columns program; type\nx; int; 3\nsource\n")]
        [InlineData("columns program; type\nx; int\nsource\n{{operator}}\n")]
        [InlineData("columns program; type\nx; int\nsource\n{{values}}\n")]
        [InlineData("columns program; type\nx; int\nsource\n{{values long}}\n")]
        public void A_row_with_extra_cells_or_an_unknown_placeholder_is_refused(string text)
        {
            Assert.Throws<InvalidDataException>(() => ProgramFamilies.Expand(text));
        }

        [Fact]
        public void No_program_occurs_twice()
        {
            Assert.Equal(ConformanceProgram.All.Count, ConformanceProgram.All.Select(program => program.Name).Distinct().Count());
            Assert.Equal(ConformanceProgram.All.Count, ConformanceProgram.All.Select(program => program.Source).Distinct().Count());
        }
    }
}
