namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>
    /// Overloads that exist only in the desktop's library (left), each with the overload to which the compiler binds the same source on v1
    /// (right). Any other member missing from v1 is a violation.
    /// </summary>
    internal static class CompilerChoices
    {
        private static readonly Dictionary<string, string> s_deviceOverloads = new()
        {
            ["M:System.String.Format(System.String,System.Object)"] = "M:System.String.Format(System.String,System.Object[])",
            ["M:System.String.Format(System.String,System.Object,System.Object)"] = "M:System.String.Format(System.String,System.Object[])",
            ["M:System.String.Format(System.String,System.Object,System.Object,System.Object)"] =
                "M:System.String.Format(System.String,System.Object[])",
            ["M:System.String.PadLeft(System.Int32)"] = "M:System.String.PadLeft(System.Int32,System.Char)",
            ["M:System.String.PadRight(System.Int32)"] = "M:System.String.PadRight(System.Int32,System.Char)",
            ["M:System.String.Split(System.Char,System.StringSplitOptions)"] = "M:System.String.Split(System.Char[])",
            ["M:System.String.Trim(System.Char)"] = "M:System.String.Trim(System.Char[])",
            ["M:System.String.TrimStart(System.Char)"] = "M:System.String.TrimStart(System.Char[])",
            ["M:System.String.TrimEnd(System.Char)"] = "M:System.String.TrimEnd(System.Char[])",
            ["M:System.String.TrimStart"] = "M:System.String.TrimStart(System.Char[])",
            ["M:System.String.TrimEnd"] = "M:System.String.TrimEnd(System.Char[])",

            ["M:System.Threading.Monitor.Enter(System.Object,System.Boolean@)"] = "M:System.Threading.Monitor.Enter(System.Object)",

            // Types are compared by reference on v1.
            ["M:System.Type.op_Equality(System.Type,System.Type)"] = "T:System.Type",
            ["M:System.Type.op_Inequality(System.Type,System.Type)"] = "T:System.Type",
        };

        private static readonly HashSet<string> s_genericsOfTheDesktopOnly =
        [
            "M:System.Array.Empty", // emitted for an empty params array; on v1 the compiler emits new T[0]
            "M:System.Threading.Interlocked.CompareExchange(``0@,``0,``0)", // in an event's add accessor; on v1 it is a plain store
        ];

        /// <summary>
        /// String interpolation: nanoFramework v1 lacks this type, so the compiler calls string.Format or string.Concat there.
        /// </summary>
        private const string InterpolationHandler = "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler";

        public static string OnDevice(string id)
        {
            if (IsChosenForDesktop(id))
            {
                return "M:System.String.Format(System.String,System.Object[])";
            }

            if (s_deviceOverloads.TryGetValue(id, out string? other))
            {
                return other;
            }

            // v1 declares these members on the base types only, so the compiler binds to the base type's member.
            foreach (string inherited in new[] { "GetHashCode", "Equals(System.Object)", "ToString", "GetType" })
            {
                if (id.EndsWith("." + inherited, StringComparison.Ordinal))
                {
                    return "M:System.Object." + inherited;
                }
            }

            return id;
        }

        public static bool IsChosenForDesktop(string id)
        {
            return s_genericsOfTheDesktopOnly.Contains(id) || id[2..].StartsWith(InterpolationHandler, StringComparison.Ordinal);
        }
    }
}
