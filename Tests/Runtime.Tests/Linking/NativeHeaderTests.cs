using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Linker;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    /// <summary>Checks that the checked-in header that binds natives to InternalCalls is up to date.</summary>
    public class NativeHeaderTests
    {
        [Fact]
        public void The_checked_in_header_equals_the_linker_output()
        {
            string path = Checkout.Of("Native", "runtime", "natives", "natives.g.hpp");
            IReadOnlyList<string> library = Conformance.ClassLibrary.Assemblies;

            Assert.True(
                ImageLinker.RuntimeHeader(library) == File.ReadAllText(path),
                "natives.g.hpp is out of date: run ./fupd nano natives Native/runtime/natives/natives.g.hpp");
        }
    }
}
