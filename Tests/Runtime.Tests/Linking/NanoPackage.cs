using System.Xml.Linq;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    /// <summary>A nanoFramework package listed in Native/classlib/Packages.props, in NuGet's folder of restored packages.</summary>
    internal sealed record NanoPackage(string Id, string Version, string Assembly)
    {
        private static readonly string s_folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        public static IReadOnlyList<NanoPackage> All { get; } =
            [.. XDocument.Load(Checkout.Of("Native", "classlib", "Packages.props")).Descendants("NanoPackage")
                .Where(item => item.Attribute("Include") != null)
                .Select(item => new NanoPackage(
                    item.Attribute("Include")!.Value, item.Attribute("Version")!.Value, item.Attribute("Assembly")!.Value))];

        public string File => Path.Combine(s_folder, Id.ToLowerInvariant(), Version, "lib", Assembly + ".dll");

        public bool IsRestored => System.IO.File.Exists(File);

        public static NanoPackage Of(string id) => All.Single(package => package.Id == id);

        /// <summary>Returns the class library, in which each restored package replaces the project's assembly of the same name.</summary>
        public static IReadOnlyList<string> ClassLibrary() =>
            [.. Conformance.ClassLibrary.Assemblies.Where(path => !All.Any(package => package.IsRestored && IsOf(package, path))),
                .. All.Where(package => package.IsRestored).Select(package => package.File)];

        private static bool IsOf(NanoPackage package, string path) => Path.GetFileNameWithoutExtension(path) == package.Assembly;
    }
}
