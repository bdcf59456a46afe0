using System.Reflection;

[assembly: AssemblyTitle("FlipperUpdaterNano.Hal.Native")]
[assembly: AssemblyCompany("FlipperUpdaterNano contributors")]
[assembly: AssemblyProduct("FlipperUpdaterNano")]
[assembly: AssemblyCopyright("MIT License")]
[assembly: AssemblyVersion("1.0.0.0")]
[assembly: AssemblyFileVersion("1.0.0.0")]
[assembly: AssemblyNativeVersion("100.0.0.2")]
