using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FlipperUpdaterNano.ApiCheck;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Architecture.Tests
{
    /// <summary>
    /// Compares the project's class library, except mscorlib, with the API lists of nanoFramework v1. Extra members are listed with a
    /// reason in classlib-extra.txt. Missing members are listed in classlib-missing.txt, which shows what remains to be done;
    /// UPDATE_LISTS=1 regenerates that file.
    /// </summary>
    public class ClassLibraryTests
    {
        private static readonly string[] s_assemblies =
        [
            "System.IO.Streams", "System.IO.FileSystem", "nanoFramework.Hardware.Stm32", "nanoFramework.Runtime.Native",
            "nanoFramework.System.Collections", "nanoFramework.System.Text", "nanoFramework.TestFramework",
        ];

        [Fact]
        public void Every_public_member_belongs_to_nanoFramework_v1_or_is_a_listed_exception()
        {
            HashSet<string> exceptions = [.. File.ReadLines(ListPath("classlib-extra.txt"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split("  ")[0])];
            List<string> wrong = [];

            foreach (string assembly in Present())
            {
                IReadOnlyDictionary<string, string> list = ApiList.Load(assembly).Members;

                foreach ((string id, string line) in PublicSurface.Read(PathOf(assembly)))
                {
                    if (!list.TryGetValue(id, out string? expected))
                    {
                        if (!exceptions.Remove(id))
                        {
                            wrong.Add($"{assembly}: {id} is not in the list");
                        }
                    }
                    else if (Normal(expected) != Normal(line) && !exceptions.Remove(id))
                    {
                        wrong.Add($"{assembly}: {id} is '{line}', the list has '{expected}'");
                    }
                }
            }

            wrong.AddRange(exceptions.Select(id => $"classlib-extra.txt: {id} is not an exception; remove its line"));
            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        }

        [Fact]
        public void Every_missing_member_is_listed()
        {
            string[] missing = [.. s_assemblies.SelectMany(Missing)];
            string path = ListPath("classlib-missing.txt");

            if (Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1")
            {
                File.WriteAllLines(
                    path, [$"# {missing.Length} public members of nanoFramework v1 that the class library lacks", .. missing]);
            }

            string[] listed = [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#')];
            Assert.Equal(missing, listed);
        }

        [Fact]
        public void Every_missing_member_has_a_reason()
        {
            string[] starts = [.. File.ReadLines(ListPath("classlib-missing-reasons.txt"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split("  ")[0])];
            string[] missing = [.. s_assemblies.SelectMany(Missing).Select(line => line.Split("  ")[1][2..])];

            Assert.All(missing, id => Assert.Contains(starts, start => id.StartsWith(start, StringComparison.Ordinal)));
            Assert.All(starts, start => Assert.Contains(missing, id => id.StartsWith(start, StringComparison.Ordinal)));
        }

        [Fact]
        public void No_assembly_references_anything_outside_the_class_library()
        {
            foreach (string assembly in Present())
            {
                using FileStream file = File.OpenRead(PathOf(assembly));
                using PEReader pe = new(file);
                MetadataReader reader = pe.GetMetadataReader();

                Assert.All(
                    reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)),
                    name => Assert.Contains(name, s_assemblies.Append("mscorlib")));
            }
        }

        private static IEnumerable<string> Missing(string assembly)
        {
            IReadOnlyDictionary<string, string> list = ApiList.Load(assembly).Members;
            SortedDictionary<string, string> present = File.Exists(PathOf(assembly)) ? PublicSurface.Read(PathOf(assembly)) : [];

            return list.Keys.Where(id => !present.ContainsKey(id)).Order(StringComparer.Ordinal).Select(id => $"{assembly}  {id}");
        }

        /// <summary>
        /// Normalises a declaration: repeated spaces are collapsed, and a numeric constant is rounded to single precision.
        /// </summary>
        private static string Normal(string line)
        {
            string normal = string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

            return normal.StartsWith("= ", StringComparison.Ordinal)
                && double.TryParse(normal[2..], System.Globalization.CultureInfo.InvariantCulture, out double value)
                ? ((float)value).ToString(System.Globalization.CultureInfo.InvariantCulture)
                : normal;
        }

        private static IEnumerable<string> Present()
        {
            return s_assemblies.Where(assembly => File.Exists(PathOf(assembly)));
        }

        private static string PathOf(string assembly)
        {
            return Path.Combine(AppContext.BaseDirectory, "classlib", assembly + ".dll");
        }

        private static string ListPath(string name)
        {
            return Checkout.Of("Tests", "Data", "nanoframework-api", name);
        }
    }
}
