namespace System.Runtime
{
    /// <summary>Types other than numbers whose <c>ToString(string)</c> composite formatting calls.</summary>
    internal static class FormattableTypes
    {
        /// <summary>Formats an object; returns null for other types. The linker generates the body from the program's types.</summary>
        internal static string Format(object value, string format) => null;
    }
}
