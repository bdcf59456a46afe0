namespace System.Runtime
{
    /// <summary>The types, beside numbers, that have a <c>ToString(string)</c>: a composite format calls it.</summary>
    internal static class FormattableTypes
    {
        /// <summary>Null for an object of another type. The linker generates the body from the program's types.</summary>
        internal static string Format(object value, string format) => null;
    }
}
