namespace System.Runtime
{
    /// <summary>The types, other than numbers, whose <c>ToString(string)</c> is called by composite formatting.</summary>
    internal static class FormattableTypes
    {
        /// <summary>
        /// Formats an object of one of these types; returns null for an object of any other type. The linker generates the body from the
        /// program's types.
        /// </summary>
        internal static string Format(object value, string format) => null;
    }
}
