using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Linking
{
    /// <summary>Marks a test of one of nanoFramework's packages. The test is skipped if the package has not been restored.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class PackageFactAttribute : FactAttribute
    {
        public PackageFactAttribute(string id)
        {
            NanoPackage package = NanoPackage.Of(id);

            if (!package.IsRestored)
            {
                Skip = $"{package.Id} {package.Version} has not been restored. If a registry offers it, "
                    + "dotnet restore -p:UseNanoFrameworkPackages=true Native/image fetches it.";
            }
        }
    }
}
