namespace System.Runtime
{
    /// <summary>The types, other than numbers, whose <c>ToString(string)</c> is called by composite formatting.</summary>
    internal static class FormattableTypes
    {
        /// <summary>
        /// Formats an object of such a type; returns null for other types. The linker generates the body from the program's types.
        /// </summary>
        internal static string Format(object value, string format) => null;
    }
}
