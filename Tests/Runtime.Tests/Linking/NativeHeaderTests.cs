using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Linker;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    /// <summary>The header that binds natives to InternalCalls is what the linker makes of the class library.</summary>
    public class NativeHeaderTests
    {
        [Fact]
        public void The_header_in_the_tree_is_the_one_the_linker_makes()
        {
            string path = Checkout.Of("Native", "runtime", "natives", "natives.g.hpp");
            IReadOnlyList<string> library = Conformance.ClassLibrary.Assemblies;

            Assert.True(
                ImageLinker.RuntimeHeader(library) == File.ReadAllText(path),
                "natives.g.hpp is old: run ./fupd nano natives Native/runtime/natives/natives.g.hpp");
        }
    }
}
