using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Linker;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    /// <summary>
    /// Checks that generic code that cannot be linked is refused with its location. Supported code is tested by variance-of-interfaces.cs
    /// and other conformance programs.
    /// </summary>
    public class GenericsTests
    {
        [Theory]
        [InlineData("new C<int>().F(3)", "C`1<", "IL_0003")]
        [InlineData("Arrays<int>(3)", "Program.Arrays<System.Int32[][]", "IL_0006")]
        [InlineData("Branches<int>(3)", "Program.Branches<", "IL_00")]
        [InlineData("new Base<int>() == null ? 1 : 0", "Program.Main() ", "IL_0000")]
        [InlineData("default(Holder<int>).Inner == null ? 1 : 0", "Program.Main() ", "IL_00")]
        [InlineData("new Maker().Make<int>(3)", "Maker.Make<", "IL_00")]
        public void Generic_code_that_instantiates_itself_endlessly_is_refused_once_with_method_and_offset(
            string expression, string method, string offset)
        {
            string error = Assert.Single(Assert.Throws<LinkException>(() => TestImages.Link($$"""
                class C<T> { public int F(int n) { return n == 0 ? 0 : new C<C<T>>().F(n - 1); } }
                class D<T> { }
                class E<T> { }
                class Base<T> : D<Base<Base<T>>> { }
                struct Holder<T> { public D<Holder<Holder<T>>> Inner; }
                class Maker { public virtual int Make<T>(int n) { return n == 0 ? 0 : Make<D<T>>(n - 1); } }

                static class Program
                {
                    static int Arrays<T>(int n) { return n == 0 ? 1 : Arrays<T[]>(n - 1); }

                    static int Branches<T>(int n) { return n == 0 ? 1 : Branches<D<T>>(n - 1) + Branches<E<T>>(n - 1); }

                    static int Main() { return {{expression}}; }
                }
                """)).Errors);

            Assert.StartsWith(method, error, StringComparison.Ordinal);
            Assert.Contains($" {offset}", error, StringComparison.Ordinal);
            Assert.Contains(": not supported: recursive generics: ", error, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("text is Make<object>")]
        [InlineData("(Make<object>)text != null")]
        [InlineData("new Make<object>[1].Length > 0")]
        public void Variance_of_delegates_at_run_time_is_refused(string condition)
        {
            string error = Assert.Single(Assert.Throws<LinkException>(() => Delegates(condition)).Errors);

            Assert.Matches(@"^Program\.Main\(\) IL_[0-9A-F]{4}: not supported: variance of delegates in a cast or an array", error);
        }

        [Fact]
        public void Variance_of_delegates_without_a_cast_is_accepted()
        {
            Assert.NotEmpty(Delegates("text is Make<int>").Image);
        }

        [Fact]
        public void An_array_with_an_initializer_supports_the_virtual_methods_of_its_type()
        {
            LinkResult linked = TestImages.Link("""
                interface IOut<out T> { T Get(); }
                class Lion { public override string ToString() { return "lion"; } }
                class Box { public int Value; public override string ToString() { return "box"; } }
                class Cell<T> : IOut<T[]> { public T First; public T[] Get() { return new T[] { First, First }; } }

                static class Program
                {
                    static int Main()
                    {
                        object cell = new Cell<Lion>();

                        return ("" + new Box()).Length + (cell is IOut<Lion[]> source ? ("" + source.Get()).Length : 100);
                    }
                }
                """);

            Assert.Equal("box".Length + "Lion[]".Length, Conformance.Runtimes.OnHost(linked.Image, new RuntimeSettings()).ExitCode);
        }

        private static LinkResult Delegates(string condition) => TestImages.Link($$"""
            delegate T Make<out T>();

            static class Program
            {
                static string Text() { return "text"; }

                static int Main()
                {
                    Make<string> made = Text;
                    Make<object> wide = made;
                    object text = wide;

                    return {{condition}} ? wide().ToString().Length : 1;
                }
            }
            """);
    }
}
