using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>
    /// The public members of nanoFramework v1's assemblies, by documentation ID. The members of mscorlib are read from the assembly in its
    /// package. The build does not need the packages of the other assemblies, so the members of these assemblies are read from
    /// Tests/Data/nanoframework-api. Property accessors are derived from the entry of the property.
    /// </summary>
    internal sealed class ApiList
    {
        private readonly Dictionary<string, string> _members = [];

        private ApiList()
        {
        }

        public IReadOnlyDictionary<string, string> Members => _members;

        public static ApiList Load(params string[] names)
        {
            ApiList list = new();

            foreach (string name in names)
            {
                foreach (string line in File.ReadLines(Checkout.Of("Tests", "Data", "nanoframework-api", name + ".v1.txt")))
                {
                    if (line.Length > 0 && line[0] != '#')
                    {
                        int end = line.IndexOf(' ', StringComparison.Ordinal);
                        list._members[end < 0 ? line : line[..end]] = end < 0 ? string.Empty : line[end..].Trim();
                    }
                }
            }

            return list;
        }

        public static ApiList LoadAll()
        {
            ApiList list = Load(
                "System.IO.FileSystem", "System.IO.Streams", "nanoFramework.Hardware.Stm32", "nanoFramework.Runtime.Native",
                "nanoFramework.System.Collections", "nanoFramework.System.Text", "nanoFramework.TestFramework");

            foreach ((string id, string line) in PublicSurface.Read(Path.Combine(AppContext.BaseDirectory, "classlib", "mscorlib.dll")))
            {
                list._members[id] = line;
            }

            return list;
        }

        public bool Contains(string id)
        {
            return _members.ContainsKey(id) || ContainsAccessor(id);
        }

        /// <summary>
        /// Checks whether an ID denotes an accessor: M:T.get_X(a) exists if P:T.X(a) has a getter, M:T.set_X(a,value) if P:T.X(a)
        /// has a setter, and M:T.add_X and M:T.remove_X if the event E:T.X exists.
        /// </summary>
        private bool ContainsAccessor(string id)
        {
            int open = id.IndexOf('(', StringComparison.Ordinal);
            string head = open < 0 ? id : id[..open];
            int dot = head.LastIndexOf('.');
            string owner = dot < 0 ? string.Empty : head[2..dot];
            string name = head[(dot + 1)..];
            string arguments = open < 0 ? string.Empty : id[(open + 1)..^1];

            if (name.StartsWith("add_", StringComparison.Ordinal) || name.StartsWith("remove_", StringComparison.Ordinal))
            {
                return _members.ContainsKey($"E:{owner}.{name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]}");
            }

            bool getter = name.StartsWith("get_", StringComparison.Ordinal);

            if (!getter && !name.StartsWith("set_", StringComparison.Ordinal))
            {
                return false;
            }

            if (!getter)
            {
                int last = arguments.LastIndexOf(',');
                arguments = last < 0 ? string.Empty : arguments[..last];
            }

            string property = $"P:{owner}.{name[4..]}{(arguments.Length == 0 ? string.Empty : $"({arguments})")}";

            return _members.TryGetValue(property, out string? line) && line.Contains(getter ? "get;" : "set;", StringComparison.Ordinal);
        }
    }
}
